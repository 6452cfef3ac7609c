import {
  createSetupReport,
  finishSetup,
  nxCommand,
  setUpControls,
  type GeneratorCallback,
  type Tree,
} from '@gonogo/core/generators';
import { z } from 'zod';
import { BRANCH_POLICY_FILE } from '../../controls/required-status-checks/schema.js';
import { writeRequiredChecks } from './write-required-checks.js';

export const schema = z.strictObject({});
export const description =
  'Registers the controls of workflows with the plugin, and lists the status checks to require';

/** What `nx add @gonogo/workflows` runs. The second time there is nothing to do. */
export default function initGenerator(tree: Tree): GeneratorCallback {
  const report = createSetupReport();
  const steps = setUpControls(tree, ['@gonogo/workflows'], report);
  writeRequiredChecks(tree, report);
  if (!tree.exists(BRANCH_POLICY_FILE)) {
    report.next(
      `write ${BRANCH_POLICY_FILE}: what protects the branch, with the name of every required check`,
    );
  }
  report.next(
    `${nxCommand(tree)} run-many -t verify: the workflows in .github/workflows are governed`,
  );
  return finishSetup(report, steps);
}
