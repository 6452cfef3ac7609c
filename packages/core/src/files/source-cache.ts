import { createHash } from 'node:crypto';
import { closeSync, fstatSync, lstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { indexLines, type LineIndex } from './positions.js';
import type { FileProblem, FileProblemKind, ReadResult, SourceFile } from './types.js';

export const DEFAULT_MAX_BYTES = 10 * 1024 * 1024;

/** Reads files of one workspace, each once; shared by all controls of one process. */
export interface SourceCache {
  /** Reads the file at a workspace-relative path. Never throws for what is on disk. */
  read(path: string, maxBytes: number): ReadResult;
}

/**
 * @param workspaceRoot absolute path; nothing outside of it (links resolved) is ever read
 */
export function createSourceCache(workspaceRoot: string): SourceCache {
  const results = new Map<string, ReadResult>();
  const folders = new Map<string, FileProblem | undefined>();
  const realRoot = realpathSync(workspaceRoot);

  /** One `realpath` per folder, and per file only for links: 100,000 files stay cheap. */
  const checkInside = (path: string, absolute: string): FileProblem | undefined => {
    const folder = dirname(absolute);
    if (!folders.has(folder)) folders.set(folder, outside(path, folder, realRoot));
    const problem = folders.get(folder);
    if (problem !== undefined) return { ...problem, path, message: describe(problem.kind, path) };
    return lstatSync(absolute, { throwIfNoEntry: false })?.isSymbolicLink()
      ? outside(path, absolute, realRoot)
      : undefined;
  };

  return {
    read(path, maxBytes) {
      const known = results.get(path);
      if (known !== undefined && !(!known.ok && known.problem.kind === 'too-large')) return known;
      const absolute = join(workspaceRoot, path);
      const result = guarded(path, () => {
        const problem = checkInside(path, absolute);
        return problem === undefined ? readText(path, absolute, maxBytes) : fail(problem);
      });
      results.set(path, result);
      return result;
    },
  };
}

function outside(path: string, absolute: string, realRoot: string): FileProblem | undefined {
  const real = realpathSync.native(absolute);
  if (real === realRoot || real.startsWith(realRoot + sep)) return undefined;
  return problemOf('outside-workspace', path);
}

function guarded(path: string, read: () => ReadResult): ReadResult {
  try {
    return read();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return fail(problemOf('missing', path));
    if (code === 'EISDIR') return fail(problemOf('directory', path));
    return fail(problemOf('unreadable', path, code ?? String(error)));
  }
}

function readText(path: string, absolute: string, maxBytes: number): ReadResult {
  const descriptor = openSync(absolute, 'r');
  try {
    const stats = fstatSync(descriptor);
    if (stats.isDirectory()) return fail(problemOf('directory', path));
    if (!stats.isFile()) return fail(problemOf('not-a-file', path));
    if (stats.size > maxBytes) {
      return fail(problemOf('too-large', path, `${stats.size} bytes, allowed: ${maxBytes}`));
    }
    return decode(path, readFully(descriptor, stats.size));
  } finally {
    closeSync(descriptor);
  }
}

/** Reads no more than the size that was checked, so a growing file stays bounded. */
function readFully(descriptor: number, size: number): Buffer {
  const buffer = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const count = readSync(descriptor, buffer, filled, size - filled, null);
    if (count === 0) break;
    filled += count;
  }
  return buffer.subarray(0, filled);
}

function decode(path: string, bytes: Buffer): ReadResult {
  try {
    // `ignoreBOM: false` strips the byte-order mark.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
    return { ok: true, file: sourceFile(path, text, bytes) };
  } catch {
    return fail(problemOf('not-utf-8', path));
  }
}

/** The text is kept, its hash and line index are made when first asked for. */
function sourceFile(path: string, text: string, bytes: Buffer): SourceFile {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  let lines: LineIndex | undefined;
  return {
    path,
    text,
    sha256,
    locate(offset) {
      lines ??= indexLines(text);
      return { file: path, ...lines.position(offset) };
    },
  };
}

function fail(problem: FileProblem): ReadResult {
  return { ok: false, problem };
}

/** Makes the problem with the message that people read. */
export function problemOf(kind: FileProblemKind, path: string, met?: string): FileProblem {
  return { kind, path, message: describe(kind, path, met) };
}

function describe(kind: FileProblemKind, path: string, met?: string): string {
  switch (kind) {
    case 'missing':
      return `${path} does not exist: create it`;
    case 'directory':
      return `${path} is a directory: a file is expected there`;
    case 'not-a-file':
      return `${path} is neither a file nor a directory: a regular file is expected there`;
    case 'too-large':
      return `${path} is too large to be read (${met ?? 'size unknown'}): split or shorten it`;
    case 'not-utf-8':
      return `${path} is not UTF-8 text: save it as UTF-8`;
    case 'outside-workspace':
      return `${path} leads out of the workspace: only files inside it are read, so replace the link by the file`;
    case 'unreadable':
      return `${path} cannot be read (${met ?? 'unknown reason'}): check its permissions`;
  }
}
