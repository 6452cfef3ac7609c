import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const PROCESS_STARTS_FILE = 'GONOGO_BENCH_PROCESS_STARTS';

/** What Nx starts a Node process for, by the script that it runs. */
const KINDS = [
  ['executor', /[\\/]run-(batch|executor)(\.js)?$/],
  ['plugin worker', /[\\/]plugin-worker(\.js)?$/],
  ['nx', /[\\/]bin[\\/]nx(\.js)?$/],
] as const;

export type ProcessKind = (typeof KINDS)[number][0] | 'other';

/** Environment under which every Node process notes its start in a file. */
export function noteProcessStarts(file: string): NodeJS.ProcessEnv {
  const preload = join(__dirname, '../programs/note-process-start.cjs');
  return { NODE_OPTIONS: `--require=${preload}`, [PROCESS_STARTS_FILE]: file };
}

/** @returns how many Node processes were started, by kind */
export function countProcessStarts(file: string): Record<ProcessKind, number> {
  const counts = { executor: 0, 'plugin worker': 0, nx: 0, other: 0 };
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  for (const line of lines) {
    const { script } = JSON.parse(line) as { script: string };
    counts[KINDS.find(([, pattern]) => pattern.test(script))?.[0] ?? 'other'] += 1;
  }
  return counts;
}
