import { parseTree, type Node } from 'jsonc-parser';
import type { Location } from '../contracts/report.js';
import type { SourceFile } from '../files/types.js';
import { findNearest, findRepeatedKeys, type JsonPath } from './json-tree.js';
import { explainSyntaxError, findTooDeep, type SyntaxProblem } from './syntax-error.js';

/** A key that its object has more than once; readers of JSON disagree about which value counts. */
export interface DuplicateKey {
  readonly path: JsonPath;
  /** Of the later key. */
  readonly location: Location;
}

/** A JSON document whose values can be found in the file. */
export interface JsonDocument {
  /** As `JSON.parse` gives it: `__proto__` is an own key like any other, the last of repeated keys counts. */
  readonly value: unknown;
  /** In the order of the file. */
  readonly duplicates: readonly DuplicateKey[];
  /**
   * Where the value at a path starts, or its key (`part: 'key'`; the value where it has none, such as an array
   * element). What is not there is placed at its nearest ancestor that is.
   */
  locate(path: JsonPath, part?: 'key' | 'value'): Location;
}

/** `message` is a sentence about the file that names what was met and what to do. */
export type JsonParseResult =
  | { readonly ok: true; readonly document: JsonDocument }
  | { readonly ok: false; readonly message: string; readonly location: Location };

/**
 * Parses a file as JSON: no comments, no trailing commas, nested no deeper than 256 levels. Never throws.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8259
 */
export function parseJson(file: SourceFile): JsonParseResult {
  const tooDeep = findTooDeep(file.text);
  if (tooDeep !== undefined) return refuse(file, tooDeep);
  try {
    return { ok: true, document: documentOf(file, JSON.parse(file.text)) };
  } catch (error) {
    return refuse(file, explainSyntaxError(file.text, (error as Error).message));
  }
}

function refuse(file: SourceFile, problem: SyntaxProblem): JsonParseResult {
  const location = file.locate(problem.offset);
  const place = `${location.file}:${location.line}:${location.column}`;
  return { ok: false, message: `${place}: not valid JSON: ${problem.message}`, location };
}

/** The tree of positions costs more than the value, so it is made when first asked for. */
function documentOf(file: SourceFile, value: unknown): JsonDocument {
  let tree: Node | undefined;
  const root = (): Node => (tree ??= parseTree(file.text) as Node);
  return {
    value,
    get duplicates() {
      return findRepeatedKeys(root()).map(({ path, node }) => ({
        path,
        location: file.locate(node.offset),
      }));
    },
    locate(path, part = 'value') {
      const { node, key, found } = findNearest(root(), path);
      return file.locate(part === 'key' && found && key ? key.offset : node.offset);
    },
  };
}
