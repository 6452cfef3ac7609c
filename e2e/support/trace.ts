import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join, relative, sep } from 'node:path';
import { parseStrace } from './parse-strace.js';
import { nxCommand, run, type E2eWorkspace } from './workspace.js';

/** One use of the file system. */
export interface FileAccess {
  readonly kind: 'content' | 'listing' | 'look-up';
  /** Absolute. */
  readonly path: string;
}

/** What a task did with the files of its workspace; paths are relative to the root, sorted, each once. */
export interface Trace {
  /** Files that were opened for reading, there or not. */
  readonly content: readonly string[];
  readonly listing: readonly string[];
  /** Paths of which only the existence or kind was asked. */
  readonly lookUp: readonly string[];
}

/** Folders of what is made: by npm, by Nx, by git, and by the tasks themselves. */
const MADE = /^(?:.*\/)?(?:node_modules|\.nx|\.git|artifacts)(?:\/|$)/;

/**
 * What is part of every task's hash, or decides with Nx itself which files there are, and is read by Nx and Node too.
 */
const ALWAYS_HASHED =
  /(?:^|\/)(?:nx\.json|lerna\.json|\.gitignore|\.nxignore|project\.json|package\.json|tsconfig[^/]*\.json|\.env[^/]*|\.[^/]*\.env)$/;

/** Whether a path counts when reads are compared with inputs. */
export function isSource(path: string): boolean {
  return path !== '' && !path.startsWith('..') && !MADE.test(path) && !ALWAYS_HASHED.test(path);
}

/** Programs that Nx forks for a batch and for a single task. */
const TASK_PROCESS = /\/run-(?:batch|executor)\.js$/;

export const hasStrace = (process.env.PATH ?? '')
  .split(delimiter)
  .some((folder) => existsSync(join(folder, 'strace')));

export interface TaskTraces {
  /** By the calls of `fs` in the process that runs the task. */
  readonly fs: Trace;
  /** By the system calls of that process and of all that it starts; where they were asked for. */
  readonly systemCalls: Trace | undefined;
}

/**
 * Runs one task, never from the cache, and writes down what it reads.
 *
 * @param withSystemCalls needs strace on PATH
 */
export async function traceTask(
  workspace: E2eWorkspace,
  task: string,
  withSystemCalls = hasStrace,
): Promise<TaskTraces> {
  const { root } = workspace;
  const fsFile = `${root}-fs-trace`;
  const systemFile = `${root}-system-trace`;
  const strace = ['strace', '-f', '-y', '--seccomp-bpf', '-s', '4096', '-o', systemFile];
  const [program = '', ...args] = [
    ...(withSystemCalls ? [...strace, '-e', 'trace=%file,%process'] : []),
    ...nxCommand(root),
    ...['run', task, '--skip-nx-cache'],
  ];
  const { code, output } = await run(program, args, root, {
    NODE_OPTIONS: `--require=${join(__dirname, 'trace-fs.cjs')}`,
    GONOGO_TRACE_FILE: fsFile,
  });
  if (code !== 0) throw new Error(output);
  const lines = take(fsFile).split('\n').filter(Boolean);
  const calls = lines.map((line) => JSON.parse(line) as FileAccess);
  return {
    fs: traceOf(root, calls),
    systemCalls: withSystemCalls
      ? traceOf(root, parseStrace(take(systemFile), TASK_PROCESS))
      : undefined,
  };
}

function take(file: string): string {
  const text = readFileSync(file, 'utf8');
  rmSync(file);
  return text;
}

function traceOf(root: string, accesses: readonly FileAccess[]): Trace {
  const pathsOf = (kind: FileAccess['kind']): string[] => {
    const paths = accesses
      .filter((access) => access.kind === kind)
      .map((access) => relative(root, access.path).split(sep).join('/'));
    return [...new Set(paths.filter(isSource))].sort();
  };
  return { content: pathsOf('content'), listing: pathsOf('listing'), lookUp: pathsOf('look-up') };
}
