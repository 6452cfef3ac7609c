import { join } from 'node:path';
import type { Benchmark, Measurement } from '../benchmark';
import { runProcess } from '../measure/run-process';

const REPOSITORY = join(__dirname, '../../..');
const PROGRAM = join(__dirname, '../registry.mjs');

/** The registry's sequence, measured by a program of its own over the built packages; its lines are taken over. */
export const registry: Benchmark = {
  name: 'registry',
  async run({ log }) {
    log('the sequence over a registry, and over generated ones of growing size');
    const { output } = await runProcess({
      command: process.execPath,
      args: [PROGRAM],
      cwd: REPOSITORY,
      env: process.env,
    });
    return registryLines(output);
  },
};

/** A line `what: figures` is a measurement; what is indented below it compares it with the one before. */
export function registryLines(output: string): Measurement[] {
  const found: Measurement[] = [];
  for (const text of output.split('\n')) {
    const [, title, measured] = /^(\S[^:]*): (.+)$/.exec(text) ?? [];
    const last = found.at(-1);
    if (title !== undefined && measured !== undefined) {
      const name = `Registry, ${title}`;
      found.push({ title: name, measured, baseline: '', comparison: '', goal: '' });
    } else if (text.startsWith(' ') && last !== undefined) {
      found[found.length - 1] = { ...last, comparison: text.trim() };
    }
  }
  return found;
}
