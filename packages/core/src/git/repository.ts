import type { RunGit } from './run-git.js';
import { unknownBase, unknownFrom, type UnknownBase } from './unknown-base.js';

/** The git repository that a workspace is in. */
export interface Repository {
  readonly kind: 'repository';
  readonly run: RunGit;
  /** From the top of the work tree to the workspace: empty, or ends in `/`. */
  readonly prefix: string;
  readonly isShallow: boolean;
}

/** Finds the repository of the folder that `run` works in, in one process. */
export function openRepository(run: RunGit): Repository | UnknownBase {
  const output = run([
    'rev-parse',
    '--is-inside-work-tree',
    '--is-shallow-repository',
    '--show-prefix',
  ]);
  if (!output.ok) return unknownFrom(output, 'rev-parse');
  const [inside, shallow, ...prefix] = output.stdout.replace(/\n$/, '').split('\n');
  if (inside !== 'true') return unknownBase('no-repository');
  return { kind: 'repository', run, prefix: prefix.join('\n'), isShallow: shallow === 'true' };
}

/** What `git cat-file --batch-check` says of one name. */
export interface GitObject {
  readonly id: string;
  readonly type: string;
}

/**
 * Looks up object names (`<commit>:<path>` and the like, without line breaks) in one process.
 *
 * @returns for each name its object, `undefined` where there is none
 */
export function lookUpObjects(
  repository: Repository,
  names: readonly string[],
): (GitObject | undefined)[] | UnknownBase {
  if (names.length === 0) return [];
  const output = repository.run(['cat-file', '--batch-check'], names.map((n) => `${n}\n`).join(''));
  if (!output.ok) return unknownFrom(output, 'cat-file');
  const lines = output.stdout.split('\n');
  return names.map((_, index) => {
    const [, id, type] =
      /^([0-9a-f]{40,64}) (blob|tree|commit|tag) \d+$/.exec(lines[index] ?? '') ?? [];
    return id !== undefined && type !== undefined ? { id, type } : undefined;
  });
}
