import { posix } from 'node:path';
import type { Input } from '../contracts/report.js';
import { compareCodePoints } from './compare-code-points.js';
import { failed } from './file-problem.js';
import { createIsIgnored, type IsIgnored } from './ignored.js';
import { listFiles, workspacePattern } from './list-files.js';
import { createSourceCache, DEFAULT_MAX_BYTES, type SourceCache } from './source-cache.js';
import type { Files, ReadResult } from './types.js';

/** What several controls of one process share: nothing is read or parsed twice. */
export interface Session {
  readonly workspaceRoot: string;
  readonly sources: SourceCache;
  readonly isIgnored: IsIgnored;
  /** Values of `Files.once`, with what was read to make them. */
  readonly derived: Map<string, { readonly value: unknown; readonly reads: ReadRecord }>;
}

/** @param workspaceRoot absolute path */
export function createSession(workspaceRoot: string): Session {
  return {
    workspaceRoot,
    sources: createSourceCache(workspaceRoot),
    isIgnored: createIsIgnored(workspaceRoot),
    derived: new Map(),
  };
}

/** What one control read or looked for; keys are workspace-relative paths. */
export interface ReadRecord {
  /** Files that were read, with the SHA-256 of their bytes. */
  readonly hashes: Map<string, string>;
  /** Every path that was read or looked for, there or not; linked folders are resolved. */
  readonly touched: Set<string>;
  /** Patterns that were listed, from the workspace root: a file that comes to match one changes the verdict too. */
  readonly globs: Set<string>;
}

export interface RecordedFiles {
  readonly files: Files;
  readonly record: ReadRecord;
  /** The files that were read, sorted by path (code points), as the report lists them. */
  inputs(): Input[];
}

/**
 * Makes the reader that a control is given.
 *
 * @param session shared by the controls of one process
 * @param root the subject's root, relative to the workspace root, `.` for the root itself
 */
export function createFiles(session: Session, root: string): RecordedFiles {
  const record: ReadRecord = { hashes: new Map(), touched: new Set(), globs: new Set() };
  const files = filesOf(session, root, record);
  return {
    files,
    record,
    inputs: () =>
      [...record.hashes]
        .map(([path, sha256]) => ({ path, sha256 }))
        .sort((a, b) => compareCodePoints(a.path, b.path)),
  };
}

function filesOf(session: Session, root: string, record: ReadRecord): Files {
  const workspacePath = (path: string): string => posix.normalize(posix.join(root, path));
  const { sources } = session;
  const touch = (full: string): void => {
    record.touched.add(sources.hashedPath(full));
    for (const target of sources.linkTargets(full)) record.touched.add(target);
  };
  return {
    workspacePath,
    read(path, options) {
      const full = workspacePath(path);
      if (leavesWorkspace(path, full)) return failed('outside-workspace', path);
      touch(full);
      const result = sources.read(full, options?.maxBytes ?? DEFAULT_MAX_BYTES);
      recordHash(record, result);
      return result;
    },
    exists(path) {
      const full = workspacePath(path);
      if (leavesWorkspace(path, full)) return false;
      touch(full);
      return sources.isFile(full);
    },
    glob(given) {
      const patterns = typeof given === 'string' ? [given] : [...given];
      for (const pattern of patterns) {
        if (!pattern.startsWith('!')) record.globs.add(workspacePattern(root, pattern));
      }
      return listFiles({ ...session, root, patterns });
    },
    once<T>(key: string, compute: (files: Files) => T): T {
      return onceFor(session, root, record, { key, compute });
    },
  };
}

/** An absolute path is never joined silently below the root: it is refused like `..`. */
function leavesWorkspace(path: string, full: string): boolean {
  return posix.isAbsolute(path) || full === '..' || full.startsWith('../') || path.includes('\0');
}

function recordHash(record: ReadRecord, result: ReadResult): void {
  if (result.ok) record.hashes.set(result.file.path, result.file.sha256);
}

function onceFor<T>(
  session: Session,
  root: string,
  record: ReadRecord,
  request: { key: string; compute: (files: Files) => T },
): T {
  const key = `${root}\0${request.key}`;
  let entry = session.derived.get(key);
  if (entry === undefined) {
    const reads: ReadRecord = { hashes: new Map(), touched: new Set(), globs: new Set() };
    entry = { value: request.compute(filesOf(session, root, reads)), reads };
    session.derived.set(key, entry);
  }
  for (const [path, sha256] of entry.reads.hashes) record.hashes.set(path, sha256);
  for (const path of entry.reads.touched) record.touched.add(path);
  for (const pattern of entry.reads.globs) record.globs.add(pattern);
  // The key names the computation, and so the type of its value.
  return entry.value as T;
}
