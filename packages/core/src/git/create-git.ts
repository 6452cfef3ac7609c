import type { SubjectAtBase } from './base-content.js';
import { parseBaseContentDigest } from './base-content-digest.js';
import { findAtBase, type GitWorkspace } from './find-at-base.js';
import { createRunGit, type RunGit } from './run-git.js';
import type { BaseContent, Git } from './types.js';

export interface GitOptions extends GitWorkspace {
  /** Relative to the workspace root, `.` for the root itself. */
  readonly subjectRoot: string;
  /** File, relative to the subject, by which a renamed folder is recognised; see `markerFileOf`. */
  readonly marker?: string;
  /** Digest of the base content that the task was hashed with. */
  readonly digest?: string;
}

/**
 * A view of one folder at the base commit. Nothing runs until it is asked; answers are kept as long as the object.
 * Nothing throws for what git or the repository is like: what cannot be seen is `unknown`, with the reason.
 */
export function createGit(options: GitOptions): Git {
  const run = createRunGit(options.workspaceRoot, options.environment);
  const base = once(() => findSubject(options));
  const files = once(() => listFiles(run, base()));
  return {
    base,
    filesAtBase: files,
    readAtBase(path) {
      const id = files().get(path);
      const output = id === undefined ? undefined : run(['cat-file', 'blob', id]);
      return output?.ok ? output.stdout.replace(/^\uFEFF/, '') : undefined;
    },
  };
}

function once<T>(compute: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => (kept ??= { value: compute() }).value;
}

function findSubject(options: GitOptions): BaseContent {
  const { subjectRoot: root, marker, digest } = options;
  if (digest !== undefined) return withoutCause(parseBaseContentDigest(digest, root));
  const [found] = findAtBase(options, [{ root, ...(marker !== undefined && { marker }) }]);
  return withoutCause(found as SubjectAtBase);
}

function withoutCause(found: SubjectAtBase): BaseContent {
  return found.kind === 'unknown' ? { kind: 'unknown', reason: found.reason } : found;
}

const REGULAR_FILE = /^100(?:644|755) blob ([0-9a-f]+)\t([\s\S]+)$/;

/** Links and nested repositories are left out: git has no content of theirs. */
function listFiles(run: RunGit, base: BaseContent): ReadonlyMap<string, string> {
  if (base.kind !== 'content') return new Map();
  const output = run(['ls-tree', '-r', '-z', '--full-tree', base.tree]);
  const entries = output.ok ? output.stdout.split('\0') : [];
  return new Map(
    entries.flatMap((entry) => {
      const [, id, path] = REGULAR_FILE.exec(entry) ?? [];
      return id !== undefined && path !== undefined ? [[path, id] as const] : [];
    }),
  );
}
