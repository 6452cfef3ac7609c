import { execFileSync } from 'node:child_process';

export type Environment = Readonly<Record<string, string | undefined>>;

export type GitOutput =
  | { readonly ok: true; readonly stdout: string }
  | { readonly ok: false; readonly cause: 'no-git' | 'timeout' }
  | {
      readonly ok: false;
      readonly cause: 'failed';
      readonly exitCode: number;
      readonly stderr: string;
    };

/** Runs git with arguments, and text on its standard input. */
export type RunGit = (args: readonly string[], input?: string) => GitOutput;

const TIME_LIMIT_MS = 60_000;
const MAX_OUTPUT_BYTES = 512 * 1024 * 1024;

/**
 * Variables that a git hook sets for the git that runs it. Taken over, they would point every command at that
 * repository and index instead of the ones that the folder belongs to.
 *
 * @see https://git-scm.com/docs/githooks
 */
const HOOK_VARIABLES = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_COMMON_DIR',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_NAMESPACE',
];

/**
 * Makes a runner of the `git` program in a folder: no shell, a time limit, messages in English, no lock taken, no
 * question asked.
 *
 * @param folder absolute path
 * @param environment where `PATH` and git's own settings come from
 */
export function createRunGit(folder: string, environment: Environment): RunGit {
  const env = gitEnvironment(environment);
  return (args, input) => {
    try {
      const stdout = execFileSync('git', args, {
        cwd: folder,
        env,
        input: input ?? '',
        encoding: 'utf8',
        timeout: TIME_LIMIT_MS,
        maxBuffer: MAX_OUTPUT_BYTES,
        stdio: ['pipe', 'pipe', 'pipe'],
        windowsHide: true,
      });
      return { ok: true, stdout };
    } catch (error) {
      return failureOf(error as ExecError);
    }
  };
}

function gitEnvironment(environment: Environment): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !HOOK_VARIABLES.includes(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
}

type ExecError = NodeJS.ErrnoException & {
  readonly status?: number | null;
  readonly stderr?: string;
};

function failureOf(error: ExecError): GitOutput {
  if (error.code === 'ENOENT' || error.code === 'EACCES' || error.code === 'ENOTDIR') {
    return { ok: false, cause: 'no-git' };
  }
  if (error.code === 'ETIMEDOUT') return { ok: false, cause: 'timeout' };
  const exitCode = typeof error.status === 'number' ? error.status : -1;
  return { ok: false, cause: 'failed', exitCode, stderr: error.stderr ?? error.message };
}
