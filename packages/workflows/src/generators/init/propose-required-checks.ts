import { gatingEvents } from '../../controls/required-status-checks/check-file.js';
import {
  judgeContext,
  judgeReach,
  type MappedCheck,
} from '../../controls/required-status-checks/judge-job.js';
import type { RequiredStatusChecks } from '../../controls/required-status-checks/schema.js';
import { findReporters } from '../../model/check-names.js';
import type { Workflows } from '../../model/types.js';

/**
 * The checks that a branch can require as its workflows are: each is reported by one job alone, under a name that is
 * known before the run, on every pull request (and in the merge queue where one is in use), and is never skipped.
 *
 * @param branches that are protected
 * @returns undefined where there is none
 */
export function proposeRequiredChecks(
  workflows: Workflows,
  branches: readonly string[],
): RequiredStatusChecks | undefined {
  const request = { workflows, branches, events: gatingEvents(workflows, undefined) };
  const isSafe = (check: MappedCheck): boolean =>
    judgeContext(workflows, check).outcome === 'passed' &&
    judgeReach(request, check).outcome === 'passed';
  const checks = [...findReporters(workflows)].flatMap(([name, [reporter, ...others]]) => {
    if (reporter === undefined || others.length > 0) return [];
    const check = { name, ...reporter };
    return isSafe(check) ? [check] : [];
  });
  if (checks.length === 0) return undefined;
  return {
    required_status_checks: checks.map(({ name }) => name),
    check_job_mapping: Object.fromEntries(
      checks.map(({ name, workflow, job }) => [name, { workflow: workflow.file, job_id: job.id }]),
    ),
  };
}
