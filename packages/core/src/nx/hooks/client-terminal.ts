import {
  appendFileSync,
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { isatty } from 'node:tty';
import { workspaceDataFolder } from '../inference/inference-cache.js';

/** Where a run's table goes, and the environment of who started the run. */
export interface ClientTerminal {
  readonly write: (text: string) => void;
  /** Ends when what was written has left this process. */
  readonly flush: () => Promise<void>;
  readonly isTTY: boolean;
  readonly environment: NodeJS.ProcessEnv;
}

export interface StartedRun {
  readonly workspaceRoot: string;
  /** `process.argv` of the process that started the run. */
  readonly argv: readonly string[];
  /** When it started, in milliseconds since 1970. */
  readonly startTime: number;
}

/**
 * Nx runs a plugin's hooks in a process of their own: without its daemon one whose output Nx passes on, as far as it has
 * come when Nx ends; with its daemon one whose output nobody sees. So the table is written to the standard output of the
 * process that waits for the run to end, as the system shows it: under Linux in `/proc`. Where there is no way to it
 * (another system, a socket), it goes to this process's output, which is seen without the daemon only.
 *
 * @returns undefined where nothing that is written would be seen
 */
export function clientTerminal(run: StartedRun): ClientTerminal | undefined {
  const client = findClient(run);
  const terminal = client === undefined ? undefined : terminalOf(client);
  if (terminal !== undefined || isInDaemon(run.workspaceRoot)) return terminal;
  return {
    write: (text) => void process.stdout.write(text),
    flush: () =>
      new Promise((resolve) => {
        process.stdout.write('', () => {
          resolve();
        });
      }),
    isTTY: process.stdout.isTTY,
    environment: process.env,
  };
}

function isInDaemon(workspaceRoot: string): boolean {
  try {
    const path = join(workspaceDataFolder(workspaceRoot, process.env), 'd', 'server-process.json');
    const { processId } = JSON.parse(readFileSync(path, 'utf8')) as { processId?: unknown };
    return processId === process.ppid || processId === process.pid;
  } catch {
    return false;
  }
}

/** The process with the run's arguments in the workspace; of several, the one that started closest to the run. */
function findClient({ workspaceRoot, argv, startTime }: StartedRun): string | undefined {
  const args = argv.slice(2).join('\0');
  const distance = (pid: string): number => Math.abs(statSync(`/proc/${pid}`).ctimeMs - startTime);
  const isClient = (pid: string): boolean => {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    const folder = readlinkSync(`/proc/${pid}/cwd`);
    const isHere = folder === workspaceRoot || folder.startsWith(`${workspaceRoot}/`);
    return (
      isHere && command.endsWith(`\0${args}\0`) && /\bnode/.test(readlinkSync(`/proc/${pid}/exe`))
    );
  };
  const found = attempt(() => readdirSync('/proc'), [])
    .filter((name) => /^\d+$/.test(name) && attempt(() => isClient(name), false))
    .sort((a, b) => attempt(() => distance(a) - distance(b), 0));
  return found[0];
}

function terminalOf(pid: string): ClientTerminal | undefined {
  const path = `/proc/${pid}/fd/1`;
  return attempt(() => {
    const descriptor = openSync(path, 'a');
    const isTTY = isatty(descriptor);
    const isFile = fstatSync(descriptor).isFile();
    closeSync(descriptor);
    if (isFile && !isAppending(pid)) return undefined;
    return {
      write: (text: string) => {
        attempt(() => {
          appendFileSync(path, text);
        }, undefined);
      },
      flush: () => Promise.resolve(),
      isTTY,
      environment: attempt(
        () => parseEnvironment(readFileSync(`/proc/${pid}/environ`, 'utf8')),
        {},
      ),
    };
  }, undefined);
}

/** Into a file that is not appended to, whoever writes next would write over what is written from here. */
function isAppending(pid: string): boolean {
  const [, flags = '0'] =
    /^flags:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/fdinfo/1`, 'utf8')) ?? [];
  return (Number.parseInt(flags, 8) & constants.O_APPEND) !== 0;
}

function parseEnvironment(text: string): NodeJS.ProcessEnv {
  const entries = text.split('\0').filter((entry) => entry.includes('='));
  return Object.fromEntries(
    entries.map((entry) => [
      entry.slice(0, entry.indexOf('=')),
      entry.slice(entry.indexOf('=') + 1),
    ]),
  );
}

/** Processes end while they are looked at, and those of others cannot be looked at. */
function attempt<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}
