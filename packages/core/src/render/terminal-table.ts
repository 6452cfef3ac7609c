import { createColors } from 'picocolors';
import { drawTable, type Column } from './box-table.js';
import type { EvidenceRow } from './evidence-row.js';
import { printable } from './printable.js';

export interface TableOptions {
  readonly colors: boolean;
}

/** Whether the output is to be coloured: `NO_COLOR` and `FORCE_COLOR` decide, else the terminal. */
export function wantsColors(environment: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (environment.NO_COLOR !== undefined && environment.NO_COLOR !== '') return false;
  if (environment.FORCE_COLOR !== undefined) return environment.FORCE_COLOR !== '0';
  return isTerminal;
}

const COLUMNS: readonly Column[] = [
  { title: 'project', align: 'left' },
  { title: 'control', align: 'left' },
  { title: 'verdict', align: 'left' },
  { title: 'checks', align: 'right' },
  { title: 'failed', align: 'right' },
  { title: 'warnings', align: 'right' },
];

/** One line per control: project, control, verdict, counts. */
export function renderTable(rows: readonly EvidenceRow[], options: TableOptions): string {
  const paint = painter(options.colors);
  const cells = rows.map((row) => {
    const { total, failed, warnings } = row.counts;
    const counts = [total, failed, warnings].map((count) => ({ text: String(count) }));
    return [
      { text: printable(row.project) },
      { text: printable(controlName(row)) },
      { text: row.verdict, paint: (text: string) => paint(row.verdict, text) },
      ...counts,
    ];
  });
  return drawTable(COLUMNS, cells);
}

/** The control's name as its report tells it. */
export function controlName(row: EvidenceRow): string {
  const file = row.path.split('/').at(-1) ?? row.path;
  return file.replace(/\.json$/, '').replace(/_report$/, '');
}

function painter(colors: boolean): (verdict: EvidenceRow['verdict'], text: string) => string {
  const { green, red, yellow } = createColors(colors);
  return (verdict, text) => {
    if (verdict === 'passed') return green(text);
    return verdict === 'unverified' || verdict === 'unknown' ? yellow(text) : red(text);
  };
}
