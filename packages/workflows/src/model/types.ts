import type { Location, SourceFile } from '@gonogo/core';
import type { ScalarText } from '../yaml/types.js';
import type { MatrixValue } from './matrix.js';

/** A value with the place where it is written. */
export interface Positioned<T> {
  readonly value: T;
  readonly location: Location;
}

/** Something that GitHub would reject, or that this reader cannot follow. */
export interface WorkflowProblem {
  readonly message: string;
  readonly location: Location;
}

/** One entry of `on:`. A filter that is not given is undefined; an empty list stays an empty list. */
export interface WorkflowEvent {
  readonly name: string;
  readonly location: Location;
  readonly types: Positioned<readonly string[]> | undefined;
  readonly branches: Positioned<readonly string[]> | undefined;
  readonly branchesIgnore: Positioned<readonly string[]> | undefined;
  readonly paths: Positioned<readonly string[]> | undefined;
  readonly pathsIgnore: Positioned<readonly string[]> | undefined;
}

export interface Concurrency {
  readonly group: Positioned<string>;
  /** The text of `cancel-in-progress`; undefined where it is not given. */
  readonly cancelInProgress: Positioned<string> | undefined;
}

/** `strategy.matrix` as written: plain values, or the expression that computes it. */
export type MatrixSource =
  | { readonly kind: 'values'; readonly value: MatrixValue; readonly location: Location }
  | { readonly kind: 'dynamic'; readonly expression: string; readonly location: Location };

export interface Step {
  readonly location: Location;
  readonly name: Positioned<string> | undefined;
  readonly id: Positioned<string> | undefined;
  /** The condition as written, with or without `${{ }}`. */
  readonly if: Positioned<string> | undefined;
  readonly run: ScalarText | undefined;
  readonly uses: Positioned<string> | undefined;
  readonly shell: Positioned<string> | undefined;
  readonly continueOnError: Positioned<string> | undefined;
  /** `with:` by key; values are the scalars' texts. */
  readonly with: ReadonlyMap<string, Positioned<string>>;
  /** `background: true`, or a member of a `parallel` group: it still fails the job. */
  readonly concurrent: boolean;
}

export interface Job {
  readonly id: string;
  readonly location: Location;
  readonly name: Positioned<string> | undefined;
  readonly needs: readonly Positioned<string>[];
  readonly if: Positioned<string> | undefined;
  readonly continueOnError: Positioned<string> | undefined;
  readonly matrix: MatrixSource | undefined;
  /** The reusable workflow that this job calls. */
  readonly uses: Positioned<string> | undefined;
  readonly concurrency: Concurrency | undefined;
  readonly defaultShell: Positioned<string> | undefined;
  /** All steps in the order of the file, those of `parallel` groups included. */
  readonly steps: readonly Step[];
}

/** A workflow file as parsed. What GitHub would reject is in `problems`; the rest is still read. */
export interface Workflow {
  /** File name in `.github/workflows`, as `ci.yml`. */
  readonly file: string;
  readonly source: SourceFile;
  /** The file's first character. */
  readonly location: Location;
  readonly name: Positioned<string> | undefined;
  readonly events: readonly WorkflowEvent[];
  readonly concurrency: Concurrency | undefined;
  readonly defaultShell: Positioned<string> | undefined;
  /** In the order of the file. */
  readonly jobs: readonly Job[];
  readonly problems: readonly WorkflowProblem[];
}

/** All workflows of the repository. */
export interface Workflows {
  /** Those that can be read, sorted by file name. */
  readonly all: readonly Workflow[];
  /** Why a file cannot be used, by file name. */
  readonly unusable: ReadonlyMap<string, WorkflowProblem>;
  /** By file name, as `ci.yml`; undefined where there is no such file or it cannot be used. */
  get(file: string): Workflow | undefined;
  /** The first character of a file, there or not. */
  startOf(file: string): Location;
}
