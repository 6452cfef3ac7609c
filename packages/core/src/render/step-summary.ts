import { markdownTable, escapeMarkdown } from './markdown.js';
import { controlName } from './terminal-table.js';
import { firstFailing } from './final-table.js';
import type { EvidenceRow } from './evidence-row.js';

/** GitHub refuses a step's summary above 1 MiB. */
const MAX_BYTES = 1024 * 1024;

/** The run as GitHub Markdown: verdicts, then findings. */
export function renderMarkdownSummary(
  rows: readonly EvidenceRow[],
  decisions: readonly { readonly project: string; readonly decision: string }[],
): string {
  const first = firstFailing(rows);
  const sections = [
    '## Production readiness\n',
    ...decisions.map(
      ({ project, decision }) =>
        `**Decision of ${escapeMarkdown(project)}: ${escapeMarkdown(decision)}**\n`,
    ),
    ...(first === undefined
      ? []
      : [
          `First failing control: ${escapeMarkdown(`${controlName(first)} of ${first.project}`)}\n`,
        ]),
    markdownTable(
      ['project', 'control', 'verdict', 'checks', 'failed', 'warnings'],
      rows.map((row) => [
        row.project,
        controlName(row),
        row.verdict,
        row.counts.total,
        row.counts.failed,
        row.counts.warnings,
      ]),
    ),
    ...findingsTable(rows),
  ];
  return `${sections.join('\n')}\n`;
}

function findingsTable(rows: readonly EvidenceRow[]): string[] {
  const findings = rows.flatMap((row) =>
    row.findings.map((check) => [
      check.severity === 'warning'
        ? 'warning'
        : check.unverified === true
          ? 'unverified'
          : 'failed',
      check.location === undefined ? row.path : `${check.location.file}:${check.location.line}`,
      check.check_id,
      check.detail,
    ]),
  );
  return findings.length === 0 ? [] : [markdownTable(['', 'where', 'check', 'what'], findings)];
}

/**
 * Cuts a summary so that the step stays within GitHub's limit, and says how many lines were left out.
 *
 * @param used bytes that the step's summary has already
 */
export function fitStepSummary(markdown: string, used: number): string {
  const allowed = MAX_BYTES - used;
  if (Buffer.byteLength(markdown) <= allowed) return markdown;
  const lines = markdown.replace(/\n$/, '').split('\n');
  const note = (count: number): string =>
    `\n\n${count} lines are left out here (1 MiB is allowed): see the reports.\n`;
  let size = Buffer.byteLength(note(lines.length));
  let kept = 0;
  for (const line of lines) {
    size += Buffer.byteLength(line) + 1;
    if (size > allowed) break;
    kept++;
  }
  const text = `${lines.slice(0, kept).join('\n')}${note(lines.length - kept)}`;
  return Buffer.byteLength(text) <= allowed ? text : '';
}
