import type { YamlError } from './yaml-error.js';

/** Kinds of token, named as in the YAML 1.1 productions. */
export type TokenKind =
  | 'stream-end'
  | 'directive'
  | 'document-start'
  | 'document-end'
  | 'block-sequence-start'
  | 'block-mapping-start'
  | 'block-end'
  | 'flow-sequence-start'
  | 'flow-sequence-end'
  | 'flow-mapping-start'
  | 'flow-mapping-end'
  | 'block-entry'
  | 'flow-entry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'plain'
  | 'quoted'
  | 'error';

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  /** Text of a scalar, name of an anchor or alias, suffix of a tag, name of a directive. */
  readonly text: string;
  /** Handle of a tag (`undefined` for a verbatim one) or value of a directive. */
  readonly detail?: string;
  /** What stopped the scanner, for the kind `error`. */
  readonly error?: YamlError;
}

const SHOWN: Readonly<Record<TokenKind, string>> = {
  'stream-end': 'the end of the file',
  directive: 'a directive',
  'document-start': '"---"',
  'document-end': '"..."',
  'block-sequence-start': 'a block sequence',
  'block-mapping-start': 'a block mapping',
  'block-end': 'the end of a block',
  'flow-sequence-start': '"["',
  'flow-sequence-end': '"]"',
  'flow-mapping-start': '"{"',
  'flow-mapping-end': '"}"',
  'block-entry': '"-"',
  'flow-entry': '","',
  key: 'a key',
  value: '":"',
  alias: 'an alias',
  anchor: 'an anchor',
  tag: 'a tag',
  plain: 'a scalar',
  quoted: 'a scalar',
  error: 'an error',
};

/** A token as an error message shows it. */
export function describeToken(token: Token): string {
  return SHOWN[token.kind];
}
