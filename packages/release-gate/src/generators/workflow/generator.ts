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
import { ciEnvironment, WORKFLOWS_FOLDER } from './environment.js';
import { workflowGeneratorSchema, type WorkflowGeneratorOptions } from './options.js';
import { gateWorkflow, smokeWorkflow } from './templates.js';

export const schema = workflowGeneratorSchema;
export const description =
  'Writes workflows for GitHub Actions that run the controls which a change concerns';

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
    ([file, text]) => !writeIfAbsent(tree, `${WORKFLOWS_FOLDER}/${file}`, text, report),
  );
  const taken = left
    .filter(([file, text]) => tree.read(`${WORKFLOWS_FOLDER}/${file}`, 'utf-8') !== text)
    .map(([file]) => file);
  if (taken.length > 0) suggestOtherNames(tree, flagsFor(options, taken), report);
  suggestMergeQueue(environment.hasMergeQueue, report);
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
  for (const { name, governs } of findPackages([`${WORKFLOWS_FOLDER}/${file}`])) {
    if (registered.includes(name)) continue;
    report.next(`${nxCommand(tree)} add ${name}: registers the controls of ${governs}`);
  }
}

function suggestOtherNames(tree: Tree, flags: readonly string[], report: SetupReport): void {
  report.next(
    `${nxCommand(tree)} g @gonogo/release-gate:workflow ${flags.join(' ')}: where the workflow that is there has no such job`,
  );
}

function flagsFor(options: WorkflowGeneratorOptions, taken: readonly string[]): string[] {
  return [
    ...(taken.includes(options.file) ? ['--file=governance.yml'] : []),
    ...(taken.includes(options.smokeFile) ? ['--smokeFile=governance-smoke.yml'] : []),
  ];
}

/** The other workflows of the repository would leave a merge queue waiting for what they do not report. */
function suggestMergeQueue(hasMergeQueue: boolean, report: SetupReport): void {
  if (hasMergeQueue) return;
  report.next(
    'for a merge queue: add "merge_group:" to the events of every workflow with a required check, these two included',
  );
}

/** The control of the gates looks for them under the playbook's names, unless it is told others. */
function describeExpectations(options: WorkflowGeneratorOptions, report: SetupReport): void {
  if (options.file === 'ci.yml' && options.smokeFile === 'smoke.yml') return;
  report.next(
    'nx.json: name the other files in "controlOptions": { "policy-gate-freshness": { "expectations": … } } of the plugin',
  );
}
