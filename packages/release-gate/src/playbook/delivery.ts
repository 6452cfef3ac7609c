import type { ExpectedReport } from './types.js';

/** What the jobs of playbook section 2.1 publish: trend with its SLO, developer experience with its SLO, smoke. */
export const DELIVERY_REPORTS: readonly ExpectedReport[] = [
  {
    name: 'trend',
    file: 'critical_ci_trend_report.json',
    contract: 'critical_ci_trend_v1',
    playbook: '2.1.4',
    summaries: ['governance'],
    status: { kind: 'trend', checkId: 'trend_report_status' },
    conditions: [],
    remote: true,
  },
  {
    name: 'trend_slo',
    file: 'critical_ci_trend_slo_report.json',
    contract: 'critical_ci_trend_slo_v1',
    playbook: '2.1.4',
    summaries: ['governance'],
    status: {
      kind: 'slo',
      checkId: 'trend_slo_status',
      allowed: 'trend_allowed_slo_statuses',
      mayBeUnverified: true,
    },
    conditions: [],
  },
  {
    name: 'dx_metrics',
    file: 'dx_metrics.json',
    playbook: '2.1.3',
    summaries: ['governance'],
    status: { kind: 'passed', checkId: 'dx_metrics_status_passed' },
    conditions: [],
  },
  {
    name: 'dx_slo',
    file: 'dx_metrics_slo_report.json',
    playbook: '2.1.3',
    summaries: ['governance'],
    status: {
      kind: 'slo',
      checkId: 'dx_slo_status_pass',
      allowed: 'dx_allowed_slo_statuses',
      mayBeUnverified: false,
    },
    conditions: [],
  },
  {
    name: 'smoke',
    file: 'smoke_report.json',
    playbook: '2.1.2',
    summaries: [],
    status: { kind: 'conditions', checkId: 'smoke_status_passed' },
    conditions: [
      {
        checkId: 'smoke_report_failed_zero',
        field: ['failed'],
        demand: { kind: 'equals', value: 0 },
      },
    ],
  },
];
