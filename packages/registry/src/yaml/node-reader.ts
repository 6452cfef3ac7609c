import type { RawEntry } from './tags.js';
import type { TokenReader } from './token-reader.js';
import type { YamlNode, YamlScalar } from './types.js';

/** What the readers of collections need from the composer. */
export interface NodeReader {
  readonly tokens: TokenReader;
  node(block: boolean, indentless?: boolean): YamlNode;
  entry(block: boolean, value: (keyOffset: number) => YamlNode): RawEntry;
  empty(offset: number): YamlScalar;
  finishMapping(raw: readonly RawEntry[], offset: number): YamlNode;
}
