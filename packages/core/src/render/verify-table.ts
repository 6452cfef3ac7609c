import { printable } from './printable.js';
import { findingLines } from './verdict.js';
import { renderTable } from './terminal-table.js';
import type { EvidenceRow } from './evidence-row.js';

/** Findings of one control that `verify` prints. */
const MAX_FINDINGS = 10;

/** What `verify` prints: the project's table, then everything that does not hold. Never coloured, since it is cached. */
export function renderVerifyTable(
  project: string,
  rows: readonly EvidenceRow[],
  problems: readonly string[],
): string {
  const findings = rows.flatMap((row) => rowFindings(row));
  const sections = [
    rows.length === 0 ? '' : renderTable(rows, { colors: false }),
    findings.join('\n'),
    problems.map((problem) => `  failed  ${project}: ${printable(problem)}`).join('\n'),
  ];
  return `${sections.filter((section) => section !== '').join('\n')}\n`;
}

function rowFindings(row: EvidenceRow): string[] {
  if (row.problem !== undefined) return [`  ${row.verdict}  ${printable(row.problem)}`];
  const shown = row.findings.slice(0, MAX_FINDINGS).flatMap(findingLines);
  const more = row.findings.length - MAX_FINDINGS;
  const rest = more > 0 ? [`  … and ${more} more in ${row.path}`] : [];
  const noReason = row.findings.length === 0 && row.verdict !== 'passed';
  return [...shown, ...rest, ...(noReason ? [`  ${row.verdict}  ${row.path}`] : [])];
}
