/** The UTF-16 code units of a text at these offsets; the last offset, which is that of the end, is left out. */
export function charactersAt(text: string, offsets: readonly number[]): string {
  return offsets
    .slice(0, -1)
    .map((offset) => text[offset])
    .join('');
}
