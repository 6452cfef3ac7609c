import { entryNode } from './nodes.js';
import type { NodeReader } from './node-reader.js';
import type { RawEntry } from './tags.js';
import type { TokenKind } from './token.js';
import type { YamlNode } from './types.js';

const AFTER_ENTRY: readonly TokenKind[] = ['block-entry', 'key', 'value', 'block-end'];
const AFTER_KEY: readonly TokenKind[] = ['key', 'value', 'block-end'];

/** Entries of a sequence that is not indented under its key, or the inside of one that is. */
export function readBlockEntries(reader: NodeReader): YamlNode[] {
  const { tokens } = reader;
  const items: YamlNode[] = [];
  for (;;) {
    const entry = tokens.accept('block-entry');
    if (entry === undefined) return items;
    items.push(tokens.isAny(AFTER_ENTRY) ? reader.empty(entry.start) : reader.node(true));
  }
}

export function readBlockSequence(reader: NodeReader): YamlNode[] {
  reader.tokens.take();
  const items = readBlockEntries(reader);
  if (reader.tokens.accept('block-end') === undefined) {
    reader.tokens.fail('"-" or the end of the sequence');
  }
  return items;
}

function readValue(reader: NodeReader, keyOffset: number): YamlNode {
  const marker = reader.tokens.accept('value');
  if (marker === undefined) return reader.empty(keyOffset);
  if (reader.tokens.isAny(AFTER_KEY)) return reader.empty(keyOffset);
  return reader.node(true, true);
}

export function readBlockMapping(reader: NodeReader): RawEntry[] {
  const { tokens } = reader;
  tokens.take();
  const entries: RawEntry[] = [];
  for (;;) {
    const marker = tokens.accept('key');
    if (marker === undefined) break;
    const value = (keyOffset: number): YamlNode => readValue(reader, keyOffset);
    if (tokens.isAny(AFTER_KEY)) {
      const key = reader.empty(marker.start);
      entries.push(entryNode(key, value(key.offset)));
    } else entries.push(reader.entry(true, value));
  }
  if (tokens.accept('block-end') === undefined) tokens.fail('a key or the end of the mapping');
  return entries;
}
