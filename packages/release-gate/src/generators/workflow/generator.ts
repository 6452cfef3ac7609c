import { parseOptions } from '@gonogo/core';
import {
  createSetupReport,
  findPlugin,
  finishSetup,
  nxCommand,
  writeIfAbsent,
  type GeneratorCallback,
  type SetupReport,
  type Tree,
} from '@gonogo/core/generators';
import { findPackages } from '../init/find-packages.js';
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
  suggestControls(tree, options, report);
  report.next(`${nxCommand(tree)} run-many -t verify: judges them`);
  return finishSetup(report);
}

/** What governs the new files, where it is not registered yet. */
function suggestControls(
  tree: Tree,
  { file }: WorkflowGeneratorOptions,
  report: SetupReport,
): void {
  const registered = findPlugin(tree)?.controls ?? [];
  for (const { name, governs } of findPackages([`${FOLDER}/${file}`])) {
    if (registered.includes(name)) continue;
    report.next(`${nxCommand(tree)} add ${name}: registers the controls of ${governs}`);
  }
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
