import type { Files, Location, SourceFile } from '@gonogo/core';
import { loadYaml } from '../yaml/load.js';
import { describeNode } from '../yaml/query.js';
import type { StringPool } from '../yaml/string-pool.js';
import type { DuplicateKey, YamlMapping } from '../yaml/types.js';

/** A YAML file that holds a mapping. */
export interface Document {
  /** Relative to the registry. */
  readonly path: string;
  readonly file: SourceFile;
  readonly root: YamlMapping;
  readonly duplicateKeys: readonly DuplicateKey[];
}

/** Why a file is not a document that can be checked. */
export interface BrokenDocument {
  readonly path: string;
  readonly message: string;
  readonly location: Location;
}

export type DocumentResult =
  | { readonly ok: true; readonly document: Document }
  | { readonly ok: false; readonly broken: BrokenDocument };

/**
 * Reads a YAML file that must hold a mapping. Never throws for what is in it.
 *
 * @param path relative to the registry
 * @param pool shared by the documents of a registry
 */
export function readDocument(files: Files, path: string, pool?: StringPool): DocumentResult {
  const read = files.read(path);
  if (!read.ok) {
    const location = { file: files.workspacePath(path), line: 1, column: 1 };
    return { ok: false, broken: { path, message: read.problem.message, location } };
  }
  const { file } = read;
  const loaded = loadYaml(file.text, pool);
  if (!loaded.ok) return { ok: false, broken: broken(path, file, loaded) };
  const { root, duplicateKeys } = loaded;
  if (root.kind === 'mapping') {
    return { ok: true, document: { path, file, root, duplicateKeys } };
  }
  const message = `the document is ${describeNode(root)}; a mapping with named fields is expected`;
  return { ok: false, broken: broken(path, file, { message, offset: root.offset }) };
}

function broken(
  path: string,
  file: SourceFile,
  problem: { readonly message: string; readonly offset: number },
): BrokenDocument {
  const location = file.locate(problem.offset);
  const place = `${location.file}:${location.line}:${location.column}`;
  return { path, message: `${place}: ${problem.message}`, location };
}
