import { markdownText, tableLines } from '../text/markdown.js';
import type { ExecutiveSummary, FirstFailingControl } from './types.js';

/** The executive summary as GitHub Markdown. */
export function renderSummary(title: string, summary: ExecutiveSummary): string {
  const counts = Object.entries(summary.summary).map(([key, value]) => [
    key.replaceAll('_', ' '),
    String(value),
  ]);
  const rows = summary.reports.map((report) => [
    report.status,
    report.control,
    report.path,
    report.contract ?? 'none',
    report.detail,
    report.summary,
  ]);
  return [
    `## ${markdownText(title)}`,
    '',
    `**Overall status: ${summary.status}**`,
    '',
    ...renderFirstFailing(summary.first_failing_control),
    ...tableLines(['Count', 'Reports'], counts),
    '',
    '### Reports',
    '',
    ...tableLines(['Status', 'Control', 'Report', 'Contract', 'Detail', 'Counts'], rows),
    '',
  ].join('\n');
}

/** The first failing control as Markdown lines; none where nothing fails. */
export function renderFirstFailing(failing: FirstFailingControl | null): string[] {
  if (failing === null) return [];
  const check = failing.check_id === null ? '' : `${failing.check_id}: `;
  const rows = [
    ['Control', `${failing.control} (playbook section ${failing.playbook})`],
    ['Report', `${failing.report} is ${failing.status}`],
    ['Finding', `${check}${failing.detail}`],
    ['Where', whereOf(failing)],
    ['What to do', failing.what_to_do],
  ];
  return ['### First failing control', '', ...tableLines(['', ''], rows), ''];
}

/** `file:line:column` of the finding, else the report itself. */
export function whereOf({ location, report }: FirstFailingControl): string {
  return location === null ? report : `${location.file}:${location.line}:${location.column}`;
}
