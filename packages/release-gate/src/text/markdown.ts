import { escapeMarkdown, markdownTable } from '@gonogo/core';
import { printable } from './printable.js';

/** Longest cell, in UTF-16 code units: a summary is read by people. */
const CELL_LENGTH = 600;

/** Somebody's text in Markdown: bounded, on one line, shown as it is. */
export function markdownText(text: string): string {
  return escapeMarkdown(printable(text, CELL_LENGTH));
}

/** A table of plain text, as lines; cells are bounded and escaped. */
export function tableLines(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  const bounded = rows.map((row) => row.map((cell) => printable(cell, CELL_LENGTH)));
  return markdownTable(head, bounded).trimEnd().split('\n');
}
