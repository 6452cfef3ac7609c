import type { Span } from './types.js';

/**
 * The GitHub expressions of a text, `${{` to `}}` included, in order. An expression ends at the first
 * `}}` outside of a single-quoted string; one that never ends is plain text.
 * Source: docs.github.com, "Evaluate expressions in workflows and actions" (literals).
 */
export function findExpressions(text: string): Span[] {
  const spans: Span[] = [];
  for (let start = text.indexOf('${{'); start !== -1;) {
    const end = findExpressionEnd(text, start + 3);
    // Strings of later openers may pair up otherwise, but then no `}}` is left for them either.
    if (end === -1) break;
    spans.push({ start, end });
    start = text.indexOf('${{', end);
  }
  return spans;
}

function findExpressionEnd(text: string, from: number): number {
  const token = /'|\}\}/g;
  token.lastIndex = from;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    if (match[0] === '}}') return token.lastIndex;
    const quote = text.indexOf("'", token.lastIndex);
    if (quote === -1) return -1;
    token.lastIndex = quote + 1;
  }
  return -1;
}

/**
 * Replaces each GitHub expression by underscores: same length, so that offsets hold, and a name in every
 * language that a step may be written in.
 *
 * @param lineBreaks `keep` leaves the line structure alone; `mask` makes one name of an expression over
 *   several lines, which is what takes its place when the step runs
 */
export function maskExpressions(text: string, lineBreaks: 'keep' | 'mask' = 'keep'): string {
  return maskSpans(text, findExpressions(text), lineBreaks);
}

/** @param spans ordered, not overlapping */
export function maskSpans(
  text: string,
  spans: readonly Span[],
  lineBreaks: 'keep' | 'mask',
): string {
  const masked = lineBreaks === 'keep' ? /[^\r\n]/g : /[^]/g;
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    pieces.push(text.slice(from, start), text.slice(start, end).replace(masked, '_'));
    from = end;
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}

/** Whether one of the ordered spans overlaps `start` to `end`; a binary search. */
export function overlapsSpan(spans: readonly Span[], start: number, end: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span !== undefined && span.end <= start) low = middle + 1;
    else high = middle;
  }
  const next = spans[low];
  return next !== undefined && next.start < end;
}
