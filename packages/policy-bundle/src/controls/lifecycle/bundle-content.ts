import { createHash } from 'node:crypto';
import { compareCodePoints, type Files, type Git } from '@gonogo/core';
import type { LifecycleOptions } from './options.js';

/** How a file of the bundle differs from the base. */
export interface ContentChange {
  readonly path: string;
  readonly kind: 'added' | 'changed' | 'removed';
}

const DATA_FILES = ['data.json', 'data.yaml', 'data.yml'];

/**
 * Globs of what OPA loads from a bundle's folder as text (Rego, data files, its own manifest) and of the manifest
 * that is governed. Documentation and the like may change without a new version.
 *
 * @see https://www.openpolicyagent.org/docs/management-bundles#bundle-file-format
 */
export function contentGlobs({ manifest_file, rego_file }: LifecycleOptions): string[] {
  const fixed = [manifest_file, rego_file, '.manifest'];
  return [...new Set([...fixed, '**/*.rego', ...DATA_FILES.map((name) => `**/${name}`)])];
}

function isContent(path: string, { manifest_file, rego_file }: LifecycleOptions): boolean {
  if ([manifest_file, rego_file, '.manifest'].includes(path)) return true;
  const segments = path.split('/');
  const name = segments.at(-1) ?? '';
  return (
    !segments.includes('node_modules') && (name.endsWith('.rego') || DATA_FILES.includes(name))
  );
}

/** Compares the bundle's content with the base; line ends do not count. Sorted by path. */
export function findChanges(files: Files, git: Git, options: LifecycleOptions): ContentChange[] {
  const base = git.filesAtBase();
  const present = files.glob(contentGlobs(options)).filter((path) => isFile(files, path));
  const removed = [...base.keys()].filter(
    (path) => isContent(path, options) && !present.includes(path),
  );
  const changes: ContentChange[] = [
    ...removed.map((path) => ({ path, kind: 'removed' as const })),
    ...present.flatMap((path): ContentChange[] => {
      const id = base.get(path);
      if (id === undefined) return [{ path, kind: 'added' }];
      return isSame(files, git, path, id) ? [] : [{ path, kind: 'changed' }];
    }),
  ];
  return changes.sort((a, b) => compareCodePoints(a.path, b.path));
}

/** A glob may give a folder that is called like a file. */
function isFile(files: Files, path: string): boolean {
  const result = files.read(path);
  return result.ok || (result.problem.kind !== 'directory' && result.problem.kind !== 'missing');
}

function isSame(files: Files, git: Git, path: string, id: string): boolean {
  const result = files.read(path);
  if (!result.ok) return false;
  const { text } = result.file;
  // Only where the bytes differ must git be asked: a checkout may have changed line ends.
  if (blobId(text, id) === id) return true;
  return withLineFeeds(git.readAtBase(path) ?? '') === withLineFeeds(text);
}

/**
 * Git's object id of a text, in the hash that the repository uses.
 *
 * @see https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 */
function blobId(text: string, like: string): string {
  const algorithm = like.length === 64 ? 'sha256' : 'sha1';
  const bytes = Buffer.from(text, 'utf8');
  return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function withLineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
