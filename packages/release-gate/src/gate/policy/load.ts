import type { Files, JsonDocument, ReadResult } from '@gonogo/core';
import { parseObject } from '../../evidence/parse-object.js';
import type { JsonObject } from '../../evidence/types.js';

/** Largest policy, exceptions or attestation file, in bytes. */
const MAX_BYTES = 1024 * 1024;

/** A small file that people write by hand. */
export type HandWrittenFile =
  | { readonly kind: 'absent'; readonly path: string }
  | { readonly kind: 'invalid'; readonly path: string; readonly reason: string }
  | {
      readonly kind: 'object';
      readonly path: string;
      readonly value: JsonObject;
      readonly document: JsonDocument;
      readonly sha256: string;
    };

/**
 * Reads a file that must hold one JSON object, without repeated keys: readers disagree about which one of
 * them counts, and people overlook the other.
 */
export function loadHandWritten(files: Files, path: string): HandWrittenFile {
  const read: ReadResult = files.read(path, { maxBytes: MAX_BYTES });
  if (!read.ok) {
    return read.problem.kind === 'missing'
      ? { kind: 'absent', path: files.workspacePath(path) }
      : { kind: 'invalid', path: read.problem.path, reason: read.problem.message };
  }
  const { file } = read;
  const parsed = parseObject(file);
  if (!parsed.ok) return { kind: 'invalid', path: file.path, reason: parsed.reason };
  const [duplicate] = parsed.document.duplicates;
  if (duplicate !== undefined) {
    const { line, column } = duplicate.location;
    const key = JSON.stringify(duplicate.path.at(-1));
    const reason = `${file.path}:${line}:${column}: key ${key} is repeated: keep one of the two`;
    return { kind: 'invalid', path: file.path, reason };
  }
  const { value, document } = parsed;
  return { kind: 'object', path: file.path, value, document, sha256: file.sha256 };
}
