import { execFile } from 'node:child_process';
import type { Options as ExecaOptions } from 'execa';
import { timerDelay } from '../../control/timer-delay.js';

export interface ProgramRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeLimitSeconds: number;
}

export interface ProgramResult {
  /** What it printed, both streams as they came. */
  readonly output: string;
  /** Why it is not to be trusted, such as an exit code; undefined where it ended well. */
  readonly failure: string | undefined;
}

/** Kept of the output, in characters: a chatty program does not fill the memory. */
const MAX_OUTPUT = 10_000_000;

/**
 * Runs a program without a shell, and ends it with all that it started when its time is up or when this process is
 * interrupted.
 */
export async function runProgram(request: ProgramRequest): Promise<ProgramResult> {
  const { execa } = await import('execa');
  const isWindows = process.platform === 'win32';
  const options = {
    cwd: request.cwd,
    env: request.env,
    all: true,
    reject: false,
    stdin: 'ignore',
    maxBuffer: MAX_OUTPUT,
    // A process group of its own is what lets the whole tree be ended.
    detached: !isWindows,
    cleanup: true,
  } satisfies ExecaOptions;
  const child = execa(request.command, [...request.args], options);
  let endedBecause: string | undefined;
  const end = (because: string): void => {
    endedBecause ??= because;
    endTree(child.pid, isWindows);
  };
  const timer = setTimeout(
    () => end(`was ended after ${request.timeLimitSeconds} s: raise "timeLimitSeconds"`),
    timerDelay(request.timeLimitSeconds),
  );
  const onSignal = (): void => end('was interrupted');
  for (const signal of SIGNALS) process.once(signal, onSignal);
  const result = await child.finally(() => {
    clearTimeout(timer);
    for (const signal of SIGNALS) process.removeListener(signal, onSignal);
  });
  // The program itself has been ended by then, what it had started has not.
  if (result.isMaxBuffer) endTree(child.pid, isWindows);
  // The limit is passed by what was under way.
  const output = result.all.slice(0, MAX_OUTPUT);
  return { output, failure: endedBecause ?? failureOf(result) };
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function endTree(pid: number | undefined, isWindows: boolean): void {
  if (pid === undefined) return;
  if (isWindows) {
    execFile('taskkill', ['/pid', String(pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function failureOf(result: {
  readonly failed: boolean;
  readonly exitCode?: number;
  readonly code?: string;
  readonly signal?: string;
  readonly isMaxBuffer: boolean;
}): string | undefined {
  if (!result.failed) return undefined;
  if (result.isMaxBuffer) return `printed more than ${MAX_OUTPUT} characters`;
  if (result.code === 'ENOENT') return 'was not found: install it, or check "command" and "cwd"';
  if (result.exitCode !== undefined) return `exited with ${result.exitCode}`;
  if (result.signal !== undefined) return `was ended by ${result.signal}`;
  return `could not be run (${result.code ?? 'unknown reason'})`;
}
