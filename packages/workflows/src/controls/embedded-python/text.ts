import type { ExpandedText } from '../../shell/index.js';

/** Text that stands verbatim where it is read from. */
export function verbatim(text: string): ExpandedText {
  const offsets = Array.from({ length: text.length + 1 }, (_, index) => index);
  return { text, offsets, hasExpansion: false };
}

export function sliceText(
  { text, offsets, hasExpansion }: ExpandedText,
  start: number,
  end = text.length,
): ExpandedText {
  return { text: text.slice(start, end), offsets: offsets.slice(start, end + 1), hasExpansion };
}

/** The part of a text that comes before an offset of the script. */
export function textBefore(expanded: ExpandedText, offset: number): ExpandedText {
  const end = expanded.offsets.findIndex((at) => at >= offset);
  return end === -1 ? expanded : sliceText(expanded, 0, Math.min(end, expanded.text.length));
}

/** The same text with offsets into the text that `outer` was read from. */
export function within(inner: ExpandedText, outer: ExpandedText): ExpandedText {
  return {
    text: inner.text,
    offsets: inner.offsets.map((offset) => outer.offsets[offset] ?? 0),
    hasExpansion: inner.hasExpansion || outer.hasExpansion,
  };
}

/** Removes the white space that all lines but blank ones start with. */
export function dedent(expanded: ExpandedText): ExpandedText {
  const { text, offsets, hasExpansion } = expanded;
  const margin = commonMargin(text);
  if (margin === 0) return expanded;
  const kept: number[] = [];
  let column = 0;
  for (let index = 0; index < text.length; index++) {
    if (column >= margin || text[index] === '\n') kept.push(index);
    column = text[index] === '\n' ? 0 : column + 1;
  }
  return {
    text: kept.map((index) => text[index]).join(''),
    offsets: [...kept, text.length].map((index) => offsets[index] ?? 0),
    hasExpansion,
  };
}

function commonMargin(text: string): number {
  const margins = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  const [first = '', ...others] = margins;
  let length = first.length;
  for (const margin of others) {
    let same = 0;
    while (same < length && margin[same] === first[same]) same++;
    length = same;
  }
  return length;
}
