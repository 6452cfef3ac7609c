import { whereOf } from '../../summary/render-summary.js';
import { printable } from '../../text/printable.js';
import type { GateReport } from './schema.js';

/** So that the whole stays on one screen. */
const SHOWN_CHECKS = 12;
const SHOWN_MISSING = 12;
const LINE_LENGTH = 160;

/** What the task prints: decision, first failing control, counts, failing checks, missing evidence. */
export function renderOutput(report: GateReport, summaryPath: string): string {
  const { summary, inputs } = report;
  return [
    `Release readiness: ${report.decision.toUpperCase()} (profile ${inputs.policy_profile})`,
    `  ${summary.passed} of ${summary.total} checks passed; failures: ${summary.high_failures} high (allowed: ${inputs.max_high_failures}), ${summary.medium_failures} medium (allowed: ${inputs.max_medium_failures}); exceptions applied: ${report.exceptions_applied.length}`,
    ...firstFailingLines(report),
    ...failingLines(report),
    ...missingLines(report.missing_evidence),
    '',
    `Everything is in ${summaryPath}`,
  ].join('\n');
}

function firstFailingLines({ decision, first_failing_control: failing }: GateReport): string[] {
  if (failing === null && decision === 'go') return [];
  if (failing === null) {
    return ['', 'First failing control: none, but what is missing or unverified counts'];
  }
  const check = failing.check_id === null ? '' : `${failing.check_id}: `;
  return [
    '',
    `First failing control: ${failing.control} (${failing.report} is ${failing.status})`,
    `  finding     ${printable(`${check}${failing.detail}`)}`,
    `  where       ${printable(whereOf(failing))}`,
    `  what to do  ${printable(failing.what_to_do)}`,
  ];
}

function failingLines({ checks, missing_evidence: missing }: GateReport): string[] {
  const listedBelow = (id: string): boolean => missing.length > 0 && id.endsWith('_report_present');
  const failing = checks.filter(
    (check) => !check.passed && check.caused_by === undefined && !listedBelow(check.check_id),
  );
  if (failing.length === 0) return [];
  const ordered = [...failing].sort((a, b) => rank(a.severity) - rank(b.severity));
  const width = Math.max(...ordered.slice(0, SHOWN_CHECKS).map(({ check_id: id }) => id.length));
  const shown = ordered
    .slice(0, SHOWN_CHECKS)
    .map(
      (check) =>
        `  ${check.severity.padEnd(6)}  ${cell(check.check_id).padEnd(width)}  ${cell(check.detail)}`,
    );
  return ['', 'Failing checks:', ...shown, ...more(failing.length - SHOWN_CHECKS)];
}

function missingLines(missing: readonly string[]): string[] {
  if (missing.length === 0) return [];
  const shown = missing.slice(0, SHOWN_MISSING).map((path) => `  ${cell(path)}`);
  return [
    '',
    `Missing evidence (${missing.length}):`,
    ...shown,
    ...more(missing.length - SHOWN_MISSING),
  ];
}

function more(count: number): string[] {
  return count > 0 ? [`  and ${count} more`] : [];
}

function rank(severity: string): number {
  return severity === 'high' ? 0 : 1;
}

/** Text of a report, cut to a line of a terminal. */
function cell(text: string): string {
  return printable(text, LINE_LENGTH);
}
