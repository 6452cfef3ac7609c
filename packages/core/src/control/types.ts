import type { z } from 'zod';
import type { Location, Severity } from '../contracts/report.js';
import type { Files } from '../files/types.js';
import type { Git } from '../git/types.js';

/** What a control looks at. */
export interface Subject {
  /** Name of the Nx project that carries the control. */
  readonly project: string;
  /** Folder that the control governs, relative to the workspace root, `.` for the root itself. */
  readonly root: string;
}

/** Optional parts of a check. */
export interface CheckExtras {
  readonly severity?: Severity;
  readonly location?: Location;
  /** Where to read what to do: a documentation address or a path in the repository. */
  readonly help?: string;
}

/** Collects what a control finds. A finding is data; an exception in a control is a bug in it. */
export interface ReportBuilder {
  /** Records a check that could be decided. */
  check(checkId: string, passed: boolean, detail: string, extras?: CheckExtras): void;
  /** Records a check that could not be seen: it is neither passed nor failed. */
  unverified(checkId: string, detail: string, extras?: CheckExtras): void;
  /** Sets a field of the report beside the shared envelope. */
  set(field: string, value: unknown): void;
  /** Adds counts to the summary beside the shared ones. */
  count(name: string, value: number | boolean): void;
}

/** All that a control is given. There is no other way to reach files, git or the day. */
export interface ControlContext<Options> {
  readonly subject: Subject;
  readonly options: Options;
  readonly files: Files;
  readonly git: Git;
  /** Today's date in UTC, `YYYY-MM-DD`. Only controls that declare `utc-day` may ask for it. */
  readonly today: () => string;
  /** Aborted when the control has used up its time. */
  readonly signal: AbortSignal;
}

/** What a check is about, for documentation: a line each. */
export interface CheckDescription {
  /** What holds where the check passes. */
  readonly proves: string;
  /** What to do where it fails. */
  readonly fix: string;
}

/**
 * Descriptions by check id, as reports have it. A part that varies is a name in angle brackets:
 * `required_check_context:<check>`.
 */
export type CheckDescriptions = Readonly<Record<string, CheckDescription>>;

/**
 * What a verdict depends on beside files, and so is part of the task's hash:
 * `utc-day` is today's date, `base-content` the subject's content at the base commit.
 */
export type EnvironmentInput = 'utc-day' | 'base-content';

/** Where targets of a control appear. All paths are relative to the folder of the marker file. */
export interface Marker {
  /** Glob of the marker files, from the repository root (`**\/` for any depth). JSON, YAML, TOML or Rego files. */
  readonly pattern: string;
  /** Globs, relative to the marker's folder, each of which some file must match too. */
  readonly beside?: readonly string[];
  /** From the marker's folder to the project's root; `.` by default. */
  readonly project?: string;
  /** From the marker's folder to the folder that is governed; `.` by default. */
  readonly subject?: string;
}

/**
 * `inputs` and `run` of the definitions below are methods, so that definitions with different schemas fit one list:
 * they are only ever called with options that the definition's own schema has parsed.
 */
export type AnyOptions = z.ZodObject;

/** One thing that the playbook demands: a pure function from files (or a remote fact) to a report. */
export interface ControlDefinition<Schema extends AnyOptions = AnyOptions> {
  readonly kind: 'evidence';
  /** Fixed id; the target is `evidence-<id>`. */
  readonly id: string;
  /** Contract of the report, with version. */
  readonly contract: string;
  /** File name of the report in the artifacts folder. */
  readonly report: string;
  /** Section of the playbook that demands it. */
  readonly playbook: string;
  readonly title: string;
  readonly description: string;
  /** Page (address or path in the repository) that says how to fix what it finds. */
  readonly help?: string;
  readonly marker: Marker;
  /** All checks that it may report: tests with `runOn` refuse any other. Read by documentation and tests alone. */
  readonly checks?: CheckDescriptions;
  /** Strict object; defaults are the playbook's. */
  readonly options: Schema;
  /**
   * Files that it reads, as Nx globs relative to the subject's root (no token), never absolute.
   * Reading anything else is a defect, which fails the task.
   */
  inputs(options: z.output<Schema>): readonly string[];
  /** What the verdict depends on beside files. */
  readonly environment?: readonly EnvironmentInput[];
  /** False for what depends on more than files and `environment`: remote state, a program of the machine. */
  isCacheable?(options: z.output<Schema>): boolean;
  /** Heavy modules are imported inside, lazily. */
  run(context: ControlContext<z.output<Schema>>, report: ReportBuilder): void | Promise<void>;
}

/** A report that some task of a governed project leaves. */
export interface Evidence {
  /** Nx project whose task makes it. */
  readonly project: string;
  /** Path relative to the workspace root. */
  readonly path: string;
}

export interface GateContext<Options> {
  readonly subject: Subject;
  readonly options: Options;
  /** Absolute path of the workspace root. */
  readonly workspaceRoot: string;
  /** Folder of the gate's own reports, relative to the workspace root. */
  readonly artifactsDir: string;
  /** Evidence that the tasks of the governed projects leave. */
  readonly evidence: readonly Evidence[];
  /** Paths are relative to the workspace root. */
  readonly files: Files;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: Date;
}

export interface GateResult {
  readonly success: boolean;
  /** What the task prints. */
  readonly output: string;
}

/** A decision from evidence alone. It writes its own reports, fails when the answer is no, and is never cached. */
export interface GateDefinition<Schema extends AnyOptions = AnyOptions> {
  readonly kind: 'gate';
  /** Fixed id; the target has the same name. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly playbook: string;
  readonly marker: Marker;
  readonly options: Schema;
  /** All checks that it may report. Read by documentation and tests alone. */
  readonly checks?: CheckDescriptions;
  /** File names that it writes in the artifacts folder. */
  readonly reports: readonly string[];
  run(context: GateContext<z.output<Schema>>): GateResult | Promise<GateResult>;
}

/** A task that changes sources, such as writing generated files that are committed. Never part of `verify`, never cached. */
export interface ActionDefinition<Schema extends AnyOptions = AnyOptions> {
  readonly kind: 'action';
  /** Fixed id; the target has the same name. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly playbook: string;
  readonly marker: Marker;
  /** Options of the executor, without the governed folder, which it takes as `root`. */
  readonly options: Schema;
  /** Executor that does it, `<package>:<name>`. */
  readonly executor: string;
}

export type AnyControl = ControlDefinition | GateDefinition | ActionDefinition;

/** What a package exports from `./controls`. */
export interface ControlPackage {
  readonly controls: readonly AnyControl[];
}
