import type { InstalledPackages } from './workspaces/install-packages';

/** One line of the result: a figure, what it is compared with in the same run, and what was aimed at. */
export interface Measurement {
  readonly title: string;
  readonly measured: string;
  /** What it is compared with, and that figure. */
  readonly baseline: string;
  /** Ratio, difference or count. */
  readonly comparison: string;
  /** Empty where the line is there for information. */
  readonly goal: string;
  /** By how much the goal is missed, with its unit; undefined where it is reached or where there is none. */
  readonly missedBy?: string;
}

export interface BenchmarkContext {
  readonly packages: InstalledPackages;
  /** An empty folder of its own, which is removed afterwards. */
  readonly folder: string;
  /** How often each variant is measured. */
  readonly repetitions: number;
  /** Says what is going on. */
  readonly log: (message: string) => void;
}

export interface Benchmark {
  /** What `npm run bench -- <name>` calls it. */
  readonly name: string;
  readonly run: (context: BenchmarkContext) => Promise<Measurement[]>;
}
