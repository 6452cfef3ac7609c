import { renderFirstFailing } from '../../summary/render-summary.js';
import { markdownText, tableLines } from '../../text/markdown.js';
import type { AppliedException } from '../exceptions/apply.js';
import type { GateReport } from './schema.js';

/** `release_readiness_gate_summary.md`: GitHub Markdown for the step summary and the release notes. */
export function renderGateReport(report: GateReport): string {
  const { summary, inputs } = report;
  const facts = [
    ['Status', report.status],
    ['Checks passed', `${summary.passed} of ${summary.total}`],
    ['High failures', `${summary.high_failures} (allowed: ${inputs.max_high_failures})`],
    ['Medium failures', `${summary.medium_failures} (allowed: ${inputs.max_medium_failures})`],
    ['Exceptions applied', String(report.exceptions_applied.length)],
    ['Policy', `${inputs.policy_file}, profile ${inputs.policy_profile} (${inputs.policy_source})`],
  ];
  return [
    '## Release readiness gate',
    '',
    `**Decision: ${report.decision}**`,
    '',
    ...tableLines(['', ''], facts),
    '',
    ...renderFirstFailing(report.first_failing_control),
    ...renderFailing(report),
    ...renderExceptions('Exceptions applied', report.exceptions_applied),
    ...renderExceptions('Exceptions that are not needed', report.exceptions_unused),
    ...renderMissing(report.missing_evidence),
  ].join('\n');
}

function renderFailing({ checks }: GateReport): string[] {
  const failing = checks.filter((check) => !check.passed && check.caused_by === undefined);
  if (failing.length === 0) return ['Every check holds.', ''];
  const ordered = [
    ...failing.filter((check) => check.severity === 'high'),
    ...failing.filter((check) => check.severity === 'medium'),
  ];
  const rows = ordered.map((check) => [check.severity, check.check_id, check.detail]);
  return ['### Failing checks', '', ...tableLines(['Severity', 'Check', 'Detail'], rows), ''];
}

function renderExceptions(title: string, exceptions: readonly AppliedException[]): string[] {
  if (exceptions.length === 0) return [];
  const rows = exceptions.map((entry) => [
    entry.check_id,
    entry.approved_by,
    entry.expires_at,
    entry.reason,
  ]);
  return [
    `### ${title}`,
    '',
    ...tableLines(['Check', 'Approved by', 'Expires', 'Reason'], rows),
    '',
  ];
}

function renderMissing(missing: readonly string[]): string[] {
  if (missing.length === 0) return [];
  return ['### Missing evidence', '', ...missing.map((path) => `- ${markdownText(path)}`), ''];
}
