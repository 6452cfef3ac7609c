import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';

/**
 * Writes a report so that a reader sees the old file or the whole new one: a temporary file in the same
 * folder, flushed to disk, then renamed. Folders are made as needed.
 *
 * @param path absolute path
 * @param report any JSON value
 * @throws the file system's error where the report cannot be written
 * @see evidence contract, section 0
 */
export function writeReport(path: string, report: unknown): void {
  writeText(path, serializeReport(report));
}

/** As `writeReport`, for text such as a Markdown summary. */
export function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileAtomic.sync(path, text, { encoding: 'utf8', fsync: true });
}

/** Two-space indent and a final newline. Evidence contract, section 0. */
export function serializeReport(report: unknown): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
