import { entryNode } from './nodes.js';
import type { NodeReader } from './node-reader.js';
import type { RawEntry } from './tags.js';
import type { TokenKind } from './token.js';
import type { YamlNode } from './types.js';

interface Brackets {
  readonly end: TokenKind;
  readonly closing: string;
}

const SEQUENCE: Brackets = { end: 'flow-sequence-end', closing: '"]"' };
const MAPPING: Brackets = { end: 'flow-mapping-end', closing: '"}"' };

/** Reads what stands between brackets; a comma before the closing one is allowed. */
function readItems<T>(reader: NodeReader, { end, closing }: Brackets, readItem: () => T): T[] {
  const { tokens } = reader;
  tokens.take();
  const items: T[] = [];
  for (;;) {
    if (tokens.accept(end) !== undefined) return items;
    if (items.length > 0) {
      if (tokens.accept('flow-entry') === undefined) tokens.fail(`"," or ${closing}`);
      if (tokens.accept(end) !== undefined) return items;
    }
    items.push(readItem());
  }
}

function readValue(reader: NodeReader, end: TokenKind, keyOffset: number): YamlNode {
  const { tokens } = reader;
  const colon = tokens.accept('value');
  if (colon === undefined || tokens.isAny(['flow-entry', end])) return reader.empty(keyOffset);
  return reader.node(false);
}

function readPair(reader: NodeReader, end: TokenKind): RawEntry {
  const { tokens } = reader;
  const marker = tokens.take();
  const value = (keyOffset: number): YamlNode => readValue(reader, end, keyOffset);
  if (!tokens.isAny(['value', 'flow-entry', end])) return reader.entry(false, value);
  const key = reader.empty(marker.start);
  return entryNode(key, value(key.offset));
}

/** Reads `[…]`; a pair in it (`[a: 1]`) is a mapping of one entry. */
export function readFlowSequence(reader: NodeReader): YamlNode[] {
  return readItems(reader, SEQUENCE, () => {
    if (!reader.tokens.is('key')) return reader.node(false);
    const { start } = reader.tokens.peek();
    return reader.finishMapping([readPair(reader, SEQUENCE.end)], start);
  });
}

/** Reads `{…}`; a key without value has the value null. */
export function readFlowMapping(reader: NodeReader): RawEntry[] {
  return readItems(reader, MAPPING, () => {
    if (reader.tokens.is('key')) return readPair(reader, MAPPING.end);
    return reader.entry(false, (keyOffset) => reader.empty(keyOffset));
  });
}
