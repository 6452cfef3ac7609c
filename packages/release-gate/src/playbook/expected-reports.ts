import { DELIVERY_REPORTS } from './delivery.js';
import { GOVERNANCE_REPORTS } from './governance.js';
import { RUNTIME_REPORTS } from './runtime.js';
import type { ExpectedReport } from './types.js';

/** Every report that a release needs, in the order in which the first failing one is looked for. */
export const EXPECTED_REPORTS: readonly ExpectedReport[] = [
  ...GOVERNANCE_REPORTS,
  ...DELIVERY_REPORTS,
  ...RUNTIME_REPORTS,
];

/** Jobs that must have succeeded where the policy names none. Playbook section 2.1. */
export const PLAYBOOK_JOBS: readonly string[] = [
  'policy-bundle-governance',
  'runtime_canary',
  'dx_metrics',
  'ci_stability_trend',
];

/** The runbook of the manual check. Playbook section 2.5. */
export const RULESET_RUNBOOK = 'docs/GITHUB_RULESET_RUNBOOK.md';

/**
 * Evidence of a team's own control: it has no place in the playbook, but an unverified or failed one
 * stops a release like any other (playbook section 2.5).
 *
 * @param file file name of the report
 * @param taken names that other reports have: the long form is used then
 */
export function additionalReport(file: string, taken: ReadonlySet<string>): ExpectedReport {
  const stem = file.replace(/\.json$/, '');
  const short = stem.replace(/_report$/, '');
  const name = taken.has(short) ? stem : short;
  return {
    name,
    file,
    playbook: '2.5',
    summaries: ['governance'],
    status: { kind: 'passed', checkId: `${name}_status_passed` },
    conditions: [],
  };
}

/** What a person does about a report that is absent, stale or unreadable. */
export function howToMake(expected: ExpectedReport): string {
  return expected.target === undefined
    ? `let the tool that makes it write ${expected.file} into the artifacts folder`
    : `run "nx run-many -t ${expected.target}", or let the tool that makes it write ${expected.file} into the artifacts folder`;
}
