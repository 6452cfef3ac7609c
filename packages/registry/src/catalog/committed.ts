import { createHash } from 'node:crypto';
import type { Files, SourceFile } from '@gonogo/core';
import { CATALOG_FILES } from './generate.js';

/** Catalogs of large registries are larger than any source. */
const MAX_CATALOG_BYTES = 512 * 1024 * 1024;

/** What is in the catalog folder. */
export interface Committed {
  readonly texts: ReadonlyMap<string, string>;
  /** Why files are there but cannot be compared, by name. */
  readonly problems: ReadonlyMap<string, string>;
}

/** The text with its byte-order mark, which reading strips but which is a difference. */
function exactText({ text, sha256 }: SourceFile): string {
  const withoutMark = createHash('sha256').update(text).digest('hex') === sha256;
  return withoutMark ? text : `\uFEFF${text}`;
}

/** Reads the catalog folder: the six files, and what else ends in `.json`. */
export function readCommitted(files: Files, folder: string): Committed {
  const texts = new Map<string, string>();
  const problems = new Map<string, string>();
  const found = files.glob(`${folder}/*.json`);
  const paths = new Set([...CATALOG_FILES.map((file) => `${folder}/${file}`), ...found]);
  for (const path of paths) {
    const name = path.slice(folder.length + 1);
    const read = files.read(path, { maxBytes: MAX_CATALOG_BYTES });
    if (read.ok) texts.set(name, exactText(read.file));
    else if (read.problem.kind !== 'missing') problems.set(name, read.problem.message);
  }
  return { texts, problems };
}
