import type { Location, SourceFile } from '@gonogo/core';

/**
 * The text of a YAML scalar with the place in the file of every character of it: block scalars lose
 * their indent, folded ones their line breaks, quoted ones their escapes, and each still maps back.
 */
export interface ScalarText {
  readonly file: SourceFile;
  /** The scalar's value, as YAML 1.2 (core schema) reads it: line ends are LF. */
  readonly text: string;
  /** Offset into `file.text` of the character at `offset` of `text`; `text.length` gives the end. */
  sourceOffset(offset: number): number;
  /** The same as a line and column. */
  locate(offset: number): Location;
}
