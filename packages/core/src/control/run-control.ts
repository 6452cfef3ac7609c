import { createFiles, type ReadRecord, type Session } from '../files/create-files.js';
import { createGit } from '../git/create-git.js';
import { baseVariable } from '../git/base-variable.js';
import { markerFileOf } from '../git/marker-file.js';
import type { Git } from '../git/types.js';
import type { Report } from '../contracts/report.js';
import { generatedAt, hashedDay } from '../report/clock.js';
import { createReportBuilder } from '../report/report-builder.js';
import { SUITE } from '../suite.js';
import { parseOptions } from './parse-options.js';
import { timerDelay } from './timer-delay.js';
import type { ControlContext, ControlDefinition, Subject } from './types.js';

/** Time that a control has, in seconds, where its options do not say. */
export const DEFAULT_TIME_LIMIT_SECONDS = 300;

export interface RunRequest {
  readonly subject: Subject;
  /** As given by the user: parsed by the control's own schema. */
  readonly options: unknown;
  readonly session: Session;
  /** Usually `process.env`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly timeLimitSeconds?: number;
  /** The default branch as `nx.json` names it. */
  readonly defaultBase?: string;
}

export interface RunResult {
  readonly report: Report;
  /** What the control read or looked for, for the soundness check. */
  readonly record: ReadRecord;
}

/** A control did not leave evidence: a bug in it, or its time was up. Never a passed verdict. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
}

/**
 * Runs one control over one subject and builds its report; nothing is written.
 *
 * @throws OptionsError for wrong options; ControlError, naming the control, for its exceptions and when
 *   its time is up
 */
export async function runControl(
  control: ControlDefinition,
  request: RunRequest,
): Promise<RunResult> {
  const { session, subject, environment } = request;
  const options = parseOptions(
    control.options,
    request.options,
    `Options of control "${control.id}"`,
  );
  const recorded = createFiles(session, subject.root);
  const builder = createReportBuilder();
  const abort = new AbortController();
  const context: ControlContext<Record<string, unknown>> = {
    subject,
    options,
    files: recorded.files,
    git: gitFor(control, request),
    today: () => dayFor(control, environment),
    signal: abort.signal,
  };
  const limit = request.timeLimitSeconds ?? DEFAULT_TIME_LIMIT_SECONDS;
  await guarded(control.id, limit, abort, async () => control.run(context, builder));
  return {
    record: recorded.record,
    report: builder.build({
      contract: control.contract,
      generatedAt: generatedAt(environment),
      tool: SUITE,
      subject,
      playbook: control.playbook,
      inputs: recorded.inputs(),
    }),
  };
}

async function guarded(
  id: string,
  seconds: number,
  abort: AbortController,
  run: () => Promise<void>,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      abort.abort();
      reject(
        new ControlError(
          `Control "${id}" was stopped after ${seconds} s: raise its time limit or narrow its inputs`,
        ),
      );
    }, timerDelay(seconds));
  });
  try {
    await Promise.race([run(), timeUp]);
  } catch (error) {
    if (error instanceof ControlError) throw error;
    throw new ControlError(`Control "${id}" crashed, which is a bug in it: ${describe(error)}`, {
      cause: error,
    });
  } finally {
    clearTimeout(timer);
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function gitFor(control: ControlDefinition, request: RunRequest): Git {
  const { session, subject, environment, defaultBase } = request;
  if (control.environment?.includes('base-content') !== true) return undeclared(control.id);
  const marker = markerFileOf(control.marker);
  const digest = environment[baseVariable(subject.root)];
  return createGit({
    workspaceRoot: session.workspaceRoot,
    subjectRoot: subject.root,
    environment,
    ...(marker !== undefined && { marker }),
    ...(defaultBase !== undefined && { defaultBase }),
    ...(digest !== undefined && { digest }),
  });
}

/** Using what was not declared as an input could leave a stale verdict in the cache, so it is refused. */
function undeclared(id: string): Git {
  const refuse = (): never => {
    throw new TypeError(
      `control "${id}" uses git history without declaring environment: ['base-content']`,
    );
  };
  return { base: refuse, readAtBase: refuse, filesAtBase: refuse };
}

function dayFor(
  control: ControlDefinition,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  if (control.environment?.includes('utc-day') !== true) {
    throw new TypeError(
      `control "${control.id}" asks for the day without declaring environment: ['utc-day']`,
    );
  }
  return hashedDay(environment, new Date());
}
