import { lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { failed, problemOfError } from './file-problem.js';
import { readText, tooLarge, type TextRead } from './read-text.js';
import type { ReadResult } from './types.js';

export const DEFAULT_MAX_BYTES = 10 * 1024 * 1024;

/** Reads files of one workspace, each once; shared by all controls of one process. */
export interface SourceCache {
  /** Reads the file at a workspace-relative path. Never throws for what is on disk. */
  read(path: string, maxBytes: number): ReadResult;
  /** Whether a regular file (or a link to one in the workspace) is at a workspace-relative path. Never throws. */
  isFile(path: string): boolean;
  /**
   * The same path with linked folders resolved: Nx hashes what a linked file holds, but nothing below a linked folder.
   */
  hashedPath(path: string): string;
  /**
   * Where a link leads, step by step, without what lies outside of the workspace; nothing for what is no link. Nx
   * hashes what a linked file holds when it first meets it, and again only when the link itself is touched.
   */
  linkTargets(path: string): string[];
}

/** As many steps as Linux follows. */
const MAX_LINKS = 40;

/**
 * @param workspaceRoot absolute path; nothing outside of it (links resolved) is ever read
 */
export function createSourceCache(workspaceRoot: string): SourceCache {
  const results = new Map<string, TextRead>();
  const realFolders = new Map<string, string>();
  const realRoot = realpathSync.native(workspaceRoot);

  /** One `realpath` per folder, and per file only for links: 100,000 files stay cheap. */
  const realFolder = (folder: string): string => {
    const known = realFolders.get(folder) ?? realpathSync.native(folder);
    realFolders.set(folder, known);
    return known;
  };
  const leavesWorkspace = (absolute: string): boolean => {
    if (!isInside(realFolder(dirname(absolute)), realRoot)) return true;
    const isLink = lstatSync(absolute, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    return isLink && !isInside(realpathSync.native(absolute), realRoot);
  };

  return {
    read(path, maxBytes) {
      const known = results.get(path);
      if (known !== undefined && !isTooLarge(known.result)) return within(known, path, maxBytes);
      const absolute = join(workspaceRoot, path);
      const read = guarded(path, () =>
        leavesWorkspace(absolute)
          ? { result: failed('outside-workspace', path), size: 0 }
          : readText(path, absolute, maxBytes),
      );
      results.set(path, read);
      return read.result;
    },
    isFile(path) {
      const absolute = join(workspaceRoot, path);
      return orElse(false, () => !leavesWorkspace(absolute) && statSync(absolute).isFile());
    },
    hashedPath(path) {
      const folder = orElse(undefined, () => realFolder(dirname(join(workspaceRoot, path))));
      if (folder === undefined || !isInside(folder, realRoot)) return path;
      return join(relative(realRoot, folder), basename(path)).split(sep).join('/');
    },
    linkTargets(path) {
      const targets: string[] = [];
      let link = join(realRoot, path);
      for (let step = 0; step < MAX_LINKS; step++) {
        const target = targetOf(link);
        if (target === undefined) break;
        link = orElse(target, () => join(realFolder(dirname(target)), basename(target)));
        if (isInside(link, realRoot)) targets.push(relative(realRoot, link).split(sep).join('/'));
      }
      return targets;
    },
  };
}

/** Absolute path that a link names; undefined for what is no link. */
function targetOf(absolute: string): string | undefined {
  return orElse(undefined, () => {
    const isLink = lstatSync(absolute, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    return isLink ? resolve(dirname(absolute), readlinkSync(absolute)) : undefined;
  });
}

function isInside(real: string, realRoot: string): boolean {
  return real === realRoot || real.startsWith(realRoot + sep);
}

function isTooLarge(result: ReadResult): boolean {
  return !result.ok && result.problem.kind === 'too-large';
}

/** What another control was allowed to read may be too large for this one: their order must not matter. */
function within({ result, size }: TextRead, path: string, maxBytes: number): ReadResult {
  return size <= maxBytes ? result : tooLarge(path, size, maxBytes);
}

function guarded(path: string, read: () => TextRead): TextRead {
  try {
    return read();
  } catch (error) {
    return { result: { ok: false, problem: problemOfError(error, path) }, size: 0 };
  }
}

function orElse<T>(fallback: T, look: () => T): T {
  try {
    return look();
  } catch {
    return fallback;
  }
}
