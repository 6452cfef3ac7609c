/** Python code and the version that it has to be valid for. */
export interface SyntaxRequest {
  readonly text: string;
  /** `3.12` */
  readonly version: string;
}

export type SyntaxVerdict =
  | { readonly kind: 'valid' }
  /** `offset`: UTF-16 code units into the text. */
  | { readonly kind: 'invalid'; readonly offset: number; readonly message: string }
  /** It could not be checked. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** Says for each text whether Python would compile it. Nothing is ever run. */
export interface SyntaxChecker {
  /** Name and version, for the report. */
  readonly name: string;
  check(requests: readonly SyntaxRequest[]): Promise<readonly SyntaxVerdict[]>;
}

/** The offset of a 1-based line and a 0-based column; clamped to the text without its last blanks. */
export function offsetOf(text: string, line: number, column: number): number {
  const lineEnd = /\r\n|\r|\n/g;
  for (let passed = 1; passed < line; passed++) {
    if (lineEnd.exec(text) === null) return text.trimEnd().length;
  }
  return Math.min(lineEnd.lastIndex + Math.max(0, column), text.trimEnd().length);
}
