import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { failed } from './file-problem.js';
import { indexLines, type LineIndex } from './positions.js';
import type { ReadResult, SourceFile } from './types.js';

/** Opening a pipe would wait for its writer, without end. Windows has no such flag (`undefined`), and no such pipes. */
const READ_WITHOUT_WAITING = constants.O_RDONLY | constants.O_NONBLOCK;

/** What came of a read, and the size in bytes that was met. */
export interface TextRead {
  readonly result: ReadResult;
  readonly size: number;
}

/**
 * Reads a regular text file of at most `maxBytes`.
 *
 * @param path the workspace-relative path that messages name
 * @throws the file system's error where it cannot be opened or read
 */
export function readText(path: string, absolute: string, maxBytes: number): TextRead {
  const descriptor = openSync(absolute, READ_WITHOUT_WAITING);
  try {
    const stats = fstatSync(descriptor);
    const { size } = stats;
    if (stats.isDirectory()) return { result: failed('directory', path), size };
    if (!stats.isFile()) return { result: failed('not-a-file', path), size };
    if (size > maxBytes) return { result: tooLarge(path, size, maxBytes), size };
    return { result: decode(path, readFully(descriptor, size)), size };
  } finally {
    closeSync(descriptor);
  }
}

export function tooLarge(path: string, size: number, maxBytes: number): ReadResult {
  return failed('too-large', path, `${size} bytes, allowed: ${maxBytes}`);
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
    return failed('not-utf-8', path);
  }
}

/** The text is kept with its hash; the line index is made when a position is first asked for. */
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
