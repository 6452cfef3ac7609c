import type { ExecutiveSummary } from '../../summary/types.js';
import type { GatePolicy } from '../policy/resolve.js';
import type { GateCheck } from '../types.js';

export interface Summaries {
  readonly governance: ExecutiveSummary;
  readonly runtime: ExecutiveSummary;
}

/**
 * Both executive summaries must be there and not failed. One that found none of its reports says nothing,
 * so it counts as absent. Playbook, section 2.4.
 */
export function summaryChecks({ governance, runtime }: Summaries, policy: GatePolicy): GateCheck[] {
  const mayBeAbsent = policy.allow_missing_runtime_executive_summary;
  return [
    isEmpty(governance)
      ? absent('governance_exec_summary_report_present', 'governance', false)
      : notFailed('governance_exec_summary_not_failed', governance),
    isEmpty(runtime)
      ? absent('runtime_exec_summary_report_present', 'runtime', mayBeAbsent)
      : notFailed('runtime_exec_summary_not_failed', runtime),
  ];
}

function isEmpty({ summary }: ExecutiveSummary): boolean {
  return summary.missing === summary.total_reports;
}

function absent(checkId: string, what: string, allowed: boolean): GateCheck {
  const rule = allowed ? ', which the profile allows' : ': have the reports made';
  const detail = `none of the ${what} reports is there, so there is nothing to summarize${rule}`;
  return { check_id: checkId, passed: allowed, severity: allowed ? 'medium' : 'high', detail };
}

function notFailed(checkId: string, { status, summary }: ExecutiveSummary): GateCheck {
  const counts = Object.entries(summary)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(', ');
  const passed = status !== 'failed';
  const rule = passed ? '' : '; allowed: passed, or unverified where section 2.5 allows it';
  return { check_id: checkId, passed, severity: 'high', detail: `${status} (${counts})${rule}` };
}
