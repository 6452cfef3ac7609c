import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, sep } from 'node:path';

/** SHA-256 of a file's bytes, or why there is none. */
export type HashResult =
  { readonly ok: true; readonly sha256: string } | { readonly ok: false; readonly reason: string };

export type HashFile = (path: string) => HashResult;

/** Largest file that is hashed, in bytes: screenshots and exports are far below. */
const MAX_BYTES = 256 * 1024 * 1024;
const CHUNK_BYTES = 1024 * 1024;

/**
 * Hashes files of any kind (a proof may be a picture) inside one workspace, each once.
 *
 * @param workspaceRoot absolute path; links that lead out of it are refused
 */
export function createHashFile(workspaceRoot: string): HashFile {
  const known = new Map<string, HashResult>();
  const realRoot = realpathSync(workspaceRoot);
  return (path) => {
    const result = known.get(path) ?? hashGuarded(realRoot, path);
    known.set(path, result);
    return result;
  };
}

function hashGuarded(realRoot: string, path: string): HashResult {
  if (isAbsolute(path) || path.includes('\0')) return refused('is not a path in the workspace');
  try {
    const real = realpathSync.native(join(realRoot, path));
    if (!real.startsWith(realRoot + sep)) return refused('leads out of the workspace');
    const stats = statSync(real);
    if (!stats.isFile()) return refused('is not a regular file');
    if (stats.size > MAX_BYTES) return refused(`is larger than ${MAX_BYTES} bytes`);
    return { ok: true, sha256: hashBytes(real, stats.size) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    const missing = code === 'ENOENT' || code === 'ENOTDIR';
    return refused(missing ? 'does not exist' : `cannot be read (${code})`);
  }
}

function refused(reason: string): HashResult {
  return { ok: false, reason };
}

/** Reads no more than the size that was checked, so a growing file stays bounded. */
function hashBytes(real: string, size: number): string {
  const hash = createHash('sha256');
  const descriptor = openSync(real, 'r');
  try {
    const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, Math.max(size, 1)));
    let left = size;
    while (left > 0) {
      const count = readSync(descriptor, buffer, 0, Math.min(left, buffer.length), null);
      if (count === 0) break;
      hash.update(buffer.subarray(0, count));
      left -= count;
    }
  } finally {
    closeSync(descriptor);
  }
  return hash.digest('hex');
}
