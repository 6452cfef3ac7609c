import Table from 'cli-table3';
import { createColors } from 'picocolors';
import type { EvidenceRow } from './evidence-row.js';

export interface TableOptions {
  readonly colors: boolean;
}

/** Whether the output is to be coloured: `NO_COLOR` and `FORCE_COLOR` decide, else the terminal. */
export function wantsColors(environment: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (environment.NO_COLOR !== undefined && environment.NO_COLOR !== '') return false;
  if (environment.FORCE_COLOR !== undefined) return environment.FORCE_COLOR !== '0';
  return isTerminal;
}

/** One line per control: project, control, verdict, counts. */
export function renderTable(rows: readonly EvidenceRow[], options: TableOptions): string {
  const table = new Table({
    head: ['project', 'control', 'verdict', 'checks', 'failed', 'warnings'],
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'left', 'left', 'right', 'right', 'right'],
  });
  for (const row of rows) {
    const { total, failed, warnings } = row.counts;
    table.push([
      row.project,
      controlName(row),
      paint(row.verdict, options.colors),
      total,
      failed,
      warnings,
    ]);
  }
  return table.toString();
}

/** The control's name as its report tells it. */
export function controlName(row: EvidenceRow): string {
  const file = row.path.split('/').at(-1) ?? row.path;
  return file.replace(/\.json$/, '').replace(/_report$/, '');
}

function paint(verdict: EvidenceRow['verdict'], colors: boolean): string {
  const { green, red, yellow } = createColors(colors);
  if (verdict === 'passed') return green(verdict);
  return verdict === 'unverified' || verdict === 'unknown' ? yellow(verdict) : red(verdict);
}
