import { setupGenerator } from '@gonogo/core/generators';
import { z } from 'zod';
import { BRANCH_POLICY_FILE } from '../../controls/required-status-checks/schema.js';
import { writeRequiredChecks } from './write-required-checks.js';

export const schema = z.strictObject({});
export const description =
  'Registers the controls of workflows with the plugin, and lists the status checks to require';

export default setupGenerator(['@gonogo/workflows'], ({ tree, report, nx }) => {
  writeRequiredChecks(tree, report);
  if (!tree.exists(BRANCH_POLICY_FILE)) {
    report.next(
      `write ${BRANCH_POLICY_FILE}: what protects the branch, with the name of every required check`,
    );
  }
  report.next(`${nx} run-many -t verify: the workflows in .github/workflows are governed`);
});
