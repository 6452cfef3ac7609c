import { resolve } from 'node:path';
import type { FileAccess } from './trace.js';

interface Call {
  readonly thread: string;
  readonly name: string;
  /** From the opening parenthesis on, with the result. */
  readonly rest: string;
}

/** Calls that start a thread or process, and whose result is its id. */
const STARTS = /^(?:clone3?|v?fork)$/;

const OPENS = /^open(?:at2?)?$/;

const LOOK_UPS = /^(?:l?stat|newfstatat|statx|f?access(?:at2?)?|readlink(?:at)?)$/;

/** Optional folder of a relative path (as `-y` shows it), then the path. */
const FOLDER_AND_PATH = /^\((?:(?:AT_FDCWD|\d+)<(?<folder>[^>]*)>, )?"(?<path>(?:[^"\\]|\\.)*)"/;

/**
 * Finds the file accesses of certain processes, their threads and all that they started.
 *
 * @param log what `strace -f -y` wrote
 * @param program what an argument of the processes' command line matches
 */
export function parseStrace(log: string, program: RegExp): FileAccess[] {
  const calls = joinResumed(log);
  const parents = new Map<string, string>();
  const roots = new Set<string>();
  for (const { thread, name, rest } of calls) {
    const child = STARTS.test(name) ? /= (\d+)(?:<[^>]*>)?$/.exec(rest)?.[1] : undefined;
    if (child !== undefined) parents.set(child, thread);
    if (name === 'execve' && isStarted(rest, program)) roots.add(thread);
  }
  const isOurs = (thread: string | undefined): boolean =>
    thread !== undefined && (roots.has(thread) || isOurs(parents.get(thread)));
  return calls.filter(({ thread }) => isOurs(thread)).flatMap(accessOf);
}

/** A call during which another thread ran is written in two parts. */
function joinResumed(log: string): Call[] {
  const open = new Map<string, string>();
  return log.split('\n').flatMap((line): Call[] => {
    const numbered = /^(?<thread>\d+) +(?<text>.*)$/.exec(line)?.groups;
    if (numbered === undefined) return [];
    const { thread = '', text = '' } = numbered;
    const unfinished = /^(.*?) *<unfinished \.\.\.>$/.exec(text)?.[1];
    if (unfinished !== undefined) {
      open.set(thread, unfinished);
      return [];
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(text)?.[1];
    const whole = resumed === undefined ? text : `${open.get(thread) ?? ''}${resumed}`;
    const call = /^(?<name>\w+)(?<rest>\(.*)$/.exec(whole)?.groups;
    if (call === undefined) return [];
    const { name = '', rest = '' } = call;
    return [{ thread, name, rest }];
  });
}

function isStarted(rest: string, program: RegExp): boolean {
  const args = /^\("(?:[^"\\]|\\.)*", \[(.*?)\](?:, |\))/.exec(rest)?.[1] ?? '';
  return (
    rest.endsWith('= 0') && args.split('", "').some((arg) => program.test(arg.replaceAll('"', '')))
  );
}

function accessOf({ name, rest }: Call): FileAccess[] {
  const target = FOLDER_AND_PATH.exec(rest)?.groups;
  if (target === undefined) return [];
  const { folder = '/', path = '' } = target;
  const access = (kind: FileAccess['kind']): FileAccess[] => [
    { kind, path: resolve(folder, path) },
  ];
  if (LOOK_UPS.test(name)) return access('look-up');
  if (!OPENS.test(name) || /O_WRONLY|O_RDWR/.test(rest)) return [];
  if (rest.includes('O_DIRECTORY')) return access('listing');
  return access(rest.includes('= -1 ENOENT') ? 'look-up' : 'content');
}
