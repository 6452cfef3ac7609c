import type { GitOutput } from './run-git.js';

/** Why the content at the base commit cannot be seen. */
export type UnknownCause =
  | 'no-git'
  | 'timeout'
  | 'no-repository'
  | 'not-owned'
  | 'no-commit'
  | 'base-not-found'
  | 'no-default-branch'
  | 'shallow'
  | 'no-common-history'
  | 'nested-repository'
  | 'unsupported-name'
  | 'ambiguous-rename'
  | 'git-failed';

/**
 * Reasons are read in reports, which are cached and compared: they hold no commit id, no path of a machine and no
 * other thing that `digest` does not hold.
 */
export interface UnknownBase {
  readonly kind: 'unknown';
  readonly cause: UnknownCause;
  /** What the reason names beside the cause, such as a revision. */
  readonly subject?: string;
  readonly reason: string;
}

const FETCH_ALL = 'fetch the whole history (actions/checkout: fetch-depth: 0)';
const SET_NX_BASE = 'set NX_BASE to the commit to compare with';

const REASONS: Readonly<Record<UnknownCause, (subject: string) => string>> = {
  'no-git': () => 'the git program is not on PATH: install it',
  timeout: () => 'git did not answer in time: run "git status" in the workspace to see why',
  'no-repository': () =>
    'the workspace is in no git work tree: run "git init" or clone it with git',
  'not-owned': () =>
    'git refuses the repository because another user owns it: add it to safe.directory in the git configuration',
  'no-commit': () => 'the repository has no commit yet: commit first',
  'base-not-found': (revision) =>
    `NX_BASE is ${revision}, which is no commit of this repository: ${SET_NX_BASE}, or ${FETCH_ALL}`,
  'no-default-branch': () =>
    `no default branch is known here (looked for defaultBase, origin/HEAD, origin/main, origin/master, main, master): ${SET_NX_BASE}, or ${FETCH_ALL}`,
  shallow: () =>
    `this is a shallow clone, so the merge base with the default branch cannot be found: ${FETCH_ALL}`,
  'no-common-history': () => `HEAD and the default branch have no common ancestor: ${SET_NX_BASE}`,
  'nested-repository': (folder) =>
    `${folder} is a repository of its own (a submodule, perhaps): its history is not that of the workspace, so govern it there`,
  'unsupported-name': (folder) => `the folder name ${folder} has a line break: rename the folder`,
  'ambiguous-rename': (folders) =>
    `the folder is not in the base commit and may have been any of ${folders} there: "git add" it so that git sees the rename, or move one folder at a time`,
  'git-failed': (command) =>
    `git ${command} failed: run "git fsck" and "git status" in the workspace to see why`,
};

/** @param subject what the reason names, such as a revision or a folder, as people wrote it */
export function unknownBase(cause: UnknownCause, subject?: string): UnknownBase {
  const reason = REASONS[cause](JSON.stringify(subject ?? ''));
  return { kind: 'unknown', cause, ...(subject !== undefined && { subject }), reason };
}

/** @param command git's subcommand, named in the reason */
export function unknownFrom(
  output: Extract<GitOutput, { ok: false }>,
  command: string,
): UnknownBase {
  if (output.cause !== 'failed') return unknownBase(output.cause);
  if (/not a git repository/i.test(output.stderr)) return unknownBase('no-repository');
  if (/dubious ownership/i.test(output.stderr)) return unknownBase('not-owned');
  return unknownBase('git-failed', command);
}
