import { posix } from 'node:path';
import type { BaseSubject, SubjectAtBase } from './base-content.js';
import type { GitOptions } from './create-git.js';
import { findAtBase, type GitWorkspace } from './find-at-base.js';
import { unknownBase, type UnknownCause } from './unknown-base.js';

/**
 * A string that changes exactly when that changes which a verdict takes from the base: git's id of the folder's tree
 * (with the folder's name there, where it moved), `absent`, or `unknown:` and why. A new base commit with the same
 * content gives the same string. Meant for a task's hash.
 */
export function baseContentDigest(options: GitOptions): string {
  const { subjectRoot: root, marker } = options;
  const [digest] = baseContentDigests(options, [{ root, ...(marker !== undefined && { marker }) }]);
  return digest as string;
}

/** The digests of any number of folders, in the same order, with as many processes as for one. */
export function baseContentDigests(
  workspace: GitWorkspace,
  subjects: readonly BaseSubject[],
): string[] {
  const contents = findAtBase(workspace, subjects);
  return subjects.map(({ root }, index) => digestOf(root, contents[index] as SubjectAtBase));
}

function digestOf(root: string, found: SubjectAtBase): string {
  switch (found.kind) {
    case 'absent':
      return 'absent';
    case 'unknown':
      return ['unknown', found.cause, found.subject].filter((part) => part !== undefined).join(':');
    case 'content': {
      const moved = posix.relative(root, found.root) !== '';
      return moved ? `${found.tree}:${found.root}` : found.tree;
    }
  }
}

/**
 * What a digest stands for: a task that was hashed with a digest judges by the same base, and asks git for no more.
 *
 * @param root the folder that the digest was made for, relative to the workspace root
 */
export function parseBaseContentDigest(digest: string, root: string): SubjectAtBase {
  const [head = '', ...rest] = digest.split(':');
  const tail = rest.join(':');
  if (head === 'absent') return { kind: 'absent' };
  if (head !== 'unknown') return { kind: 'content', tree: head, root: tail === '' ? root : tail };
  const [cause = '', ...subject] = rest;
  return unknownBase(cause as UnknownCause, subject.length === 0 ? undefined : subject.join(':'));
}
