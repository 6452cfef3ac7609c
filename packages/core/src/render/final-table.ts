import { comparePlaybook, type EvidenceRow } from './evidence-row.js';
import { printable } from './printable.js';
import { controlName, renderTable, type TableOptions } from './terminal-table.js';

/** The one table at the end of a run: every project, every control, and what to look at first. */
export function renderFinalTable(
  rows: readonly EvidenceRow[],
  decisions: readonly { readonly project: string; readonly decision: string }[],
  options: TableOptions,
): string {
  const lines = [
    ...(rows.length === 0 ? [] : [renderTable(rows, options), countLine(rows)]),
    ...firstFailingLines(rows),
    ...decisions.map(({ project, decision }) => printable(`Decision of ${project}: ${decision}`)),
  ];
  return `\n${lines.join('\n')}\n`;
}

function countLine(rows: readonly EvidenceRow[]): string {
  const verdicts = ['passed', 'failed', 'unverified', 'unknown', 'invalid', 'missing'] as const;
  const counts = verdicts
    .map((verdict) => ({ verdict, count: rows.filter((row) => row.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${count} ${verdict}`);
  const total = rows.length === 1 ? '1 control' : `${rows.length} controls`;
  return `${total}: ${counts.join(', ')}`;
}

/** Whether a verdict is one that `verify` does not let through. */
export function isRed({ verdict }: EvidenceRow): boolean {
  return verdict !== 'passed' && verdict !== 'unverified';
}

/** The first control, in the playbook's order, that does not hold. Playbook section 5. */
export function firstFailing(rows: readonly EvidenceRow[]): EvidenceRow | undefined {
  return rows.filter(isRed).sort(comparePlaybook)[0];
}

function firstFailingLines(rows: readonly EvidenceRow[]): string[] {
  const row = firstFailing(rows);
  if (row === undefined) return [];
  const [finding] = row.findings;
  const place = finding?.location;
  const where = place === undefined ? row.path : `${place.file}:${place.line}:${place.column}`;
  return [
    printable(`First failing control: ${controlName(row)} of ${row.project}, at ${where}`),
    `  ${printable(finding?.detail ?? row.problem ?? `its status is ${row.verdict}`)}`,
  ];
}
