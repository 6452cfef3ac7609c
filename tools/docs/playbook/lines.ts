import { HAND_LINES } from './hand-lines';

/** Where a line of the playbook is judged. */
export type Judgement =
  /** The status of a report, as the gate judges it. */
  | { readonly kind: 'report'; readonly file: string }
  /** A value in a report beside its status. */
  | { readonly kind: 'condition'; readonly file: string; readonly field: string }
  /** The result of a job in the needs context; with the files of reports that it must leave. */
  | { readonly kind: 'job'; readonly job: string; readonly reports: readonly string[] }
  /** Targets of this version by control id, and what else there is to say. */
  | { readonly kind: 'controls'; readonly ids: readonly string[]; readonly note: string }
  /** Check ids of the gate that no report stands for. */
  | { readonly kind: 'gate'; readonly checks: readonly string[]; readonly note: string }
  /** People, or something that this version does not do. */
  | { readonly kind: 'hand'; readonly note: string };

/** One numbered line of the playbook. */
export interface PlaybookLine {
  /** Section and number; the headings of section 8 are told apart by a letter. */
  readonly number: string;
  /** What it demands, in our words. */
  readonly demand: string;
  readonly judged: Judgement;
}

const JOBS: readonly PlaybookLine[] = [
  job('2.1.1', 'policy-bundle-governance', []),
  job('2.1.2', 'runtime_canary', ['smoke_report.json']),
  job('2.1.3', 'dx_metrics', ['dx_metrics.json', 'dx_metrics_slo_report.json']),
  job('2.1.4', 'ci_stability_trend', [
    'critical_ci_trend_report.json',
    'critical_ci_trend_slo_report.json',
  ]),
];

const REPORTS: readonly PlaybookLine[] = [
  report('2.2.1', 'The policy bundles are complete', 'policy_bundle_lifecycle_report.json'),
  report('2.2.2', 'The workflows still run the gates', 'policy_gate_freshness_report.json'),
  report(
    '2.2.3',
    'The written branch policy and the jobs agree',
    'branch_protection_policy_report.json',
  ),
  report(
    '2.2.4',
    'Required checks, policy and jobs agree',
    'required_status_checks_consistency_report.json',
  ),
  report('2.2.5', 'Python in workflows compiles', 'workflow_embedded_python_report.json'),
  report('2.2.6', 'The policies can be promoted', 'policy_promotion_readiness_report.json'),
  report(
    '2.2.7',
    'The readiness report is itself verified',
    'policy_promotion_readiness_verify_report.json',
  ),
];

const DURABILITY: readonly PlaybookLine[] = [
  report('2.3.1', 'Replays give the same result', 'replay_determinism_report.json'),
  condition('2.3.2', 'replay_determinism_report.json', 'execution_complete'),
  condition('2.3.3', 'replay_determinism_report.json', 'failed_executions'),
  report('2.3.4', 'Workflow versions are compatible', 'workflow_version_compatibility_report.json'),
  condition('2.3.5', 'workflow_version_compatibility_report.json', 'test_execution_complete'),
  condition('2.3.6', 'workflow_version_compatibility_report.json', 'failed_tests'),
  report('2.3.7', 'Checkpoints carry their schema', 'checkpoint_schema_provenance_report.json'),
  condition('2.3.8', 'checkpoint_schema_provenance_report.json', 'test_execution_complete'),
  condition('2.3.9', 'checkpoint_schema_provenance_report.json', 'failed_tests'),
  report('2.3.10', 'Provenance is covered by tests', 'provenance_coverage_report.json'),
  condition('2.3.11', 'provenance_coverage_report.json', 'test_execution_complete'),
  condition('2.3.12', 'provenance_coverage_report.json', 'failed_tests'),
];

/** Every numbered line of sections 2 to 5 and 8, in the playbook's order. */
export const PLAYBOOK_LINES: readonly PlaybookLine[] = [
  ...JOBS,
  ...REPORTS,
  ...DURABILITY,
  ...HAND_LINES,
];

function job(number: string, name: string, reports: readonly string[]): PlaybookLine {
  const demand = `Job \`${name}\` succeeded${reports.length > 0 ? ' and left its reports' : ''}`;
  return { number, demand, judged: { kind: 'job', job: name, reports } };
}

function report(number: string, demand: string, file: string): PlaybookLine {
  return { number, demand, judged: { kind: 'report', file } };
}

function condition(number: string, file: string, field: string): PlaybookLine {
  const demand = field.startsWith('failed') ? 'Nothing of it failed' : 'All of it was run';
  return { number, demand, judged: { kind: 'condition', file, field } };
}
