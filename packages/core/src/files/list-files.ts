import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join, posix } from 'node:path';
import picomatch from 'picomatch';
import { compareCodePoints } from './compare-code-points.js';
import { escapeGlob } from './escape-glob.js';
import type { IsIgnored } from './ignored.js';
import type { SourceCache } from './source-cache.js';

export interface ListRequest {
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** Folder that patterns and results are relative to, relative to the workspace root. */
  readonly root: string;
  readonly patterns: readonly string[];
  readonly isIgnored: IsIgnored;
  readonly sources: Pick<SourceCache, 'hashedPath'>;
}

/**
 * Lists what matches: files, links, and folders whose name fits a pattern that ends in more than `*`, so that a control
 * that expects a file called `x.yaml` sees the folder there. Folders behind links are not entered, as Nx hashes nothing
 * there. What git or `.nxignore` ignores, `node_modules` and `.git` are left out.
 *
 * @returns paths relative to the root, sorted by code point
 * @throws RangeError where a pattern leads out of the workspace
 */
export function listFiles(request: ListRequest): string[] {
  const { root, patterns } = request;
  const negated = patterns.filter((pattern) => pattern.startsWith('!'));
  const positive = patterns.filter((pattern) => !pattern.startsWith('!'));
  const isMatch = matcher(positive.map((pattern) => workspacePattern(root, pattern)));
  const isFolderMatch = matcher(
    positive
      .filter((pattern) => !pattern.endsWith('*'))
      .map((pattern) => workspacePattern(root, pattern)),
  );
  const isExcluded = matcher(negated.map((pattern) => workspacePattern(root, pattern.slice(1))));
  const found = new Set<string>();
  for (const [base, depth] of searches(root, positive)) {
    if (isBehindLink(request, base)) continue;
    walk(request, base, depth, (path, isFolder) => {
      if ((isFolder ? isFolderMatch : isMatch)(path) && !isExcluded(path)) found.add(path);
    });
  }
  return [...found].map((path) => posix.relative(root, path)).sort(compareCodePoints);
}

/**
 * A pattern from the workspace root.
 *
 * @throws RangeError where it leads out of the workspace
 */
export function workspacePattern(root: string, pattern: string): string {
  const full = posix.join(escapeGlob(root), pattern);
  if (posix.isAbsolute(pattern) || full === '..' || full.startsWith('../')) {
    throw new RangeError(
      `pattern "${pattern}" leads out of the workspace: only files inside it are listed`,
    );
  }
  return full;
}

function matcher(patterns: readonly string[]): (path: string) => boolean {
  return patterns.length === 0 ? () => false : picomatch([...patterns], { dot: true });
}

/** Folders to walk from, each with the greatest depth at which a pattern can match. */
function searches(root: string, patterns: readonly string[]): Map<string, number> {
  const depths = new Map<string, number>();
  for (const pattern of patterns) {
    const { base, glob } = picomatch.scan(pattern);
    const start = posix.join(root, glob === '' ? posix.dirname(base) : base);
    const depth = /\*\*|\(/.test(glob) ? Infinity : glob.split('/').length;
    depths.set(start, Math.max(depth, depths.get(start) ?? 0));
  }
  return depths;
}

function isBehindLink({ sources }: ListRequest, folder: string): boolean {
  const inside = posix.join(folder, 'x');
  return sources.hashedPath(inside) !== inside;
}

const NEVER_ENTERED = new Set(['node_modules', '.git']);

function walk(
  request: ListRequest,
  folder: string,
  depth: number,
  visit: (path: string, isFolder: boolean) => void,
): void {
  for (const entry of entriesOf(join(request.workspaceRoot, folder))) {
    const path = posix.join(folder, entry.name);
    const isFolder = entry.isDirectory();
    if (isFolder && NEVER_ENTERED.has(entry.name)) continue;
    if (request.isIgnored(isFolder ? `${path}/` : path)) continue;
    visit(path, isFolder || leadsToFolder(request.workspaceRoot, path, entry));
    if (isFolder && depth > 1) walk(request, path, depth - 1, visit);
  }
}

/** A folder that is not there, or may not be listed, has no entries. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function leadsToFolder(workspaceRoot: string, path: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return false;
  try {
    return statSync(join(workspaceRoot, path)).isDirectory();
  } catch {
    return false;
  }
}
