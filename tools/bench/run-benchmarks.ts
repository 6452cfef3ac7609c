import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Benchmark, Measurement } from './benchmark';
import { load, machineFacts } from './report/machine';
import { renderFigures } from './report/document';
import { installPackages } from './workspaces/install-packages';

export interface BenchmarkRun {
  readonly benchmarks: readonly Benchmark[];
  readonly repetitions: number;
  readonly log: (message: string) => void;
}

export interface BenchmarkFigures {
  /** Markdown. */
  readonly figures: string;
  /** Names of the benchmarks that could not be run to their end. */
  readonly broken: readonly string[];
}

/**
 * Runs the benchmarks one after another, in a temporary folder that is removed whatever happens. One that breaks takes
 * nothing from the others.
 */
export async function runBenchmarks({
  benchmarks,
  repetitions,
  log,
}: BenchmarkRun): Promise<BenchmarkFigures> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gonogo-bench-')));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  const stop = (): void => {
    remove();
    process.exit(130);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const startLoad = load();
  try {
    log('packing and installing the packages');
    const packages = await installPackages(join(folder, 'packages'));
    const measurements: Measurement[] = [];
    const broken: string[] = [];
    for (const { name, run } of benchmarks) {
      const own = join(folder, name);
      mkdirSync(own);
      try {
        const found = await run({ packages, folder: own, repetitions, log });
        for (const { title, comparison, goal } of found) log(`  ${title}: ${comparison} [${goal}]`);
        measurements.push(...found);
      } catch (error) {
        broken.push(name);
        log(`${name} could not be measured: ${String(error)}`);
      }
      rmSync(own, { recursive: true, force: true });
    }
    const facts: [string, string][] = [
      ...machineFacts(packages.nxVersion),
      ['Repetitions', `${repetitions} of each of a pair, in turn; medians`],
      ['Load of the machine over the minute before', startLoad],
    ];
    return { figures: renderFigures(facts, measurements), broken };
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    remove();
  }
}
