import { parseOptions } from '@gonogo/core';
import {
  createSetupReport,
  finishSetup,
  nxCommand,
  writeIfAbsent,
  type GeneratorCallback,
  type SetupReport,
  type Tree,
} from '@gonogo/core/generators';
import { ciEnvironment } from './environment.js';
import { workflowGeneratorSchema, type WorkflowGeneratorOptions } from './options.js';
import { gateWorkflow, smokeWorkflow } from './templates.js';

export const schema = workflowGeneratorSchema;
export const description =
  'Writes workflows for GitHub Actions that run the controls which a change concerns';

const FOLDER = '.github/workflows';

/**
 * Writes the two workflows that the playbook expects, each unless it is there.
 *
 * @throws OptionsError where options do not fit
 */
export default function workflowGenerator(tree: Tree, given: unknown): GeneratorCallback {
  const options = parseOptions(schema, given, 'Options of generator @gonogo/release-gate:workflow');
  const report = createSetupReport();
  const environment = ciEnvironment(tree, options);
  const workflows = [
    [options.file, gateWorkflow(environment)],
    [options.smokeFile, smokeWorkflow(environment)],
  ] as const;
  const left = workflows.filter(
    ([file, text]) => !writeIfAbsent(tree, `${FOLDER}/${file}`, text, report),
  );
  if (left.some(([file, text]) => tree.read(`${FOLDER}/${file}`, 'utf-8') !== text)) {
    suggestOtherNames(tree, report);
  }
  describeExpectations(options, report);
  report.next(
    `${nxCommand(tree)} g @gonogo/release-gate:init: registers the controls of workflows`,
  );
  report.next(`${nxCommand(tree)} run-many -t verify: judges them`);
  return finishSetup(report);
}

function suggestOtherNames(tree: Tree, report: SetupReport): void {
  report.next(
    `${nxCommand(tree)} g @gonogo/release-gate:workflow --file=governance.yml --smokeFile=governance-smoke.yml: where the workflows that are there have no such jobs`,
  );
}

/** The control of the gates looks for them under the playbook's names, unless it is told others. */
function describeExpectations(options: WorkflowGeneratorOptions, report: SetupReport): void {
  if (options.file === 'ci.yml' && options.smokeFile === 'smoke.yml') return;
  report.next(
    'nx.json: name the other files in "controlOptions": { "policy-gate-freshness": { "expectations": … } } of the plugin',
  );
}
