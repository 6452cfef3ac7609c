import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import { insertItem } from './insert-item.js';
import { layoutOf, renderValue } from './render-json.js';

/** A file of settings: JSON, in which comments and trailing commas are allowed. */
export interface JsonText {
  /** Named in errors. */
  readonly path: string;
  readonly text: string;
}

/** Keys and indexes from the root; `-1` stands for a new last element of an array. */
export type JsonTextPath = readonly (string | number)[];

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The value of a file of settings.
 *
 * @throws Error with the place of the first mistake
 */
export function readJsonText(file: JsonText): unknown {
  return getNodeValue(parse(file));
}

/**
 * Adds a value, and the objects and arrays on the way to it that are not there. All else stays as it is written:
 * comments, order, line ends, indentation. A new key goes to its place among keys that are sorted.
 *
 * @param path of the value; what is there already is replaced
 * @returns the new text
 * @throws Error where the text cannot be parsed, or the way leads through a value of another type
 */
export function insertValue(file: JsonText, path: JsonTextPath, value: unknown): string {
  const root = parse(file);
  const text = withoutMark(file.text);
  const depth = depthIn(root, path);
  const node = findNodeAtLocation(root, path.slice(0, depth)) ?? root;
  const edited =
    depth === path.length
      ? replaceNode(text, node, value)
      : insertItem(text, node, {
          key: keyFor({ file, path, depth }, node),
          value: nest(path.slice(depth + 1), value),
        });
  return file.text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK + edited : edited;
}

function parse({ path, text }: JsonText): Node {
  const errors: ParseError[] = [];
  const root = parseTree(withoutMark(text), errors, { allowTrailingComma: true });
  const [first] = errors;
  if (root !== undefined && first === undefined) return root;
  const before = withoutMark(text)
    .slice(0, first?.offset ?? 0)
    .split('\n');
  const place = `${path}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  throw new Error(`${place}: not valid JSON; correct it, and run this again: nothing was changed`);
}

function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

/** How many parts of the path are there. */
function depthIn(root: Node, path: JsonTextPath): number {
  for (let depth = path.length; depth > 0; depth--) {
    const part = path[depth - 1];
    if (part !== -1 && findNodeAtLocation(root, path.slice(0, depth)) !== undefined) return depth;
  }
  return 0;
}

interface Way {
  readonly file: JsonText;
  readonly path: JsonTextPath;
  readonly depth: number;
}

/** The key under which something is put into a container; undefined for an array. */
function keyFor({ file, path, depth }: Way, container: Node): string | undefined {
  const part = path[depth];
  const expected = typeof part === 'string' ? 'object' : 'array';
  if (container.type === expected) return typeof part === 'string' ? part : undefined;
  const name = path.slice(0, depth).join('.') || 'the whole file';
  throw new Error(
    `${file.path}: ${name} is of type ${container.type}; ${expected} is expected: correct it, and run this again: nothing was changed`,
  );
}

function nest(path: JsonTextPath, value: unknown): unknown {
  return path.reduceRight<unknown>(
    (inner, part) => (typeof part === 'string' ? { [part]: inner } : [inner]),
    value,
  );
}

function replaceNode(text: string, node: Node, value: unknown): string {
  const lineStart = text.lastIndexOf('\n', node.offset) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  const end = node.offset + node.length;
  return text.slice(0, node.offset) + renderValue(value, layoutOf(text), indent) + text.slice(end);
}
