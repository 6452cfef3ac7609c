/** Maps offsets (UTF-16 code units) of a text to 1-based lines and columns. Line ends: LF, CRLF, CR. */
export interface LineIndex {
  position(offset: number): { readonly line: number; readonly column: number };
  /** Offset of the first character of a 1-based line; clamped to the text. */
  lineStart(line: number): number;
  readonly lines: number;
}

/** Builds the index in one pass; each look-up is a binary search. */
export function indexLines(text: string): LineIndex {
  const starts = lineStarts(text);
  return {
    lines: starts.length,
    lineStart: (line) => starts[Math.min(Math.max(line, 1), starts.length) - 1] ?? 0,
    position(offset) {
      const clamped = Math.min(Math.max(offset, 0), text.length);
      const line = lastAtOrBefore(starts, clamped);
      return { line: line + 1, column: clamped - (starts[line] ?? 0) + 1 };
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  const lineEnd = /\r\n|\n|\r/g;
  while (lineEnd.exec(text) !== null) starts.push(lineEnd.lastIndex);
  return starts;
}

function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
