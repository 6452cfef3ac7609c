import type { RawEntry } from './tags.js';
import type { TokenReader } from './token-reader.js';
import type { YamlNode, YamlScalar } from './types.js';

/** What the readers of collections need from the composer. */
export interface NodeReader {
  readonly tokens: TokenReader;
  node(block: boolean, indentless?: boolean): YamlNode;
  key(block: boolean): RawEntry['key'];
  empty(offset: number): YamlScalar;
  finishMapping(raw: readonly RawEntry[], offset: number): YamlNode;
}
