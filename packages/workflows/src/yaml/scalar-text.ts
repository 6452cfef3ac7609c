import type { SourceFile } from '@gonogo/core';
import { isScalar } from 'yaml';
import type { CST, Scalar } from 'yaml';
import { readBlockScalar } from './block-scalar.js';
import { readDoubleQuoted, readPlain, readSingleQuoted } from './flow-scalar.js';
import { PositionedText } from './positioned-text.js';
import type { ScalarText } from './types.js';

/**
 * The text of a scalar of a file that `parseYamlFile` read, with the place of every character. The text
 * equals the scalar's `source` (its value before a tag makes it a number, say).
 * A scalar without a source token (made by code, or the null of an empty value) is the empty text.
 */
export function scalarText(file: SourceFile, node: Scalar): ScalarText {
  const read = readToken(node.srcToken, node.range?.[0] ?? 0);
  const sourceOffset = (offset: number) => read.offsetAt(offset);
  return {
    file,
    text: read.text,
    sourceOffset,
    locate: (offset) => file.locate(sourceOffset(offset)),
  };
}

/** The same for any node: undefined for what is not a scalar. */
export function textOf(file: SourceFile, node: unknown): ScalarText | undefined {
  return isScalar(node) ? scalarText(file, node) : undefined;
}

function readToken(token: CST.Token | undefined, start: number): PositionedText {
  switch (token?.type) {
    case 'scalar':
      return readPlain(token.source, token.offset);
    case 'single-quoted-scalar':
      return readSingleQuoted(token.source, token.offset);
    case 'double-quoted-scalar':
      return readDoubleQuoted(token.source, token.offset);
    case 'block-scalar':
      return readBlockScalar(token);
    default:
      return new PositionedText(start);
  }
}
