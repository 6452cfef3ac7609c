/** Character codes that the scanner looks at. The text ends with one `NUL`, which no document may contain. */
export const NUL = 0x00;
export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const SPACE = 0x20;
export const NEXT_LINE = 0x85;
export const LINE_SEPARATOR = 0x2028;
export const PARAGRAPH_SEPARATOR = 0x2029;

/** Anything but printable characters of the basic plane; what it finds may still be half of a surrogate pair. */
const SUSPICIOUS = /[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd]/;

const NOT_PRINTABLE = /[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** Offset of the first character outside the printable set of YAML 1.1, section 5.1; -1 where there is none. */
export function findUnprintable(text: string): number {
  return SUSPICIOUS.test(text) ? text.search(NOT_PRINTABLE) : -1;
}

export function isBreak(code: number): boolean {
  return (
    code === LINE_FEED ||
    code === CARRIAGE_RETURN ||
    code === NEXT_LINE ||
    code === LINE_SEPARATOR ||
    code === PARAGRAPH_SEPARATOR
  );
}

export function isBreakOrEnd(code: number): boolean {
  return code === NUL || isBreak(code);
}

/** Space, tab, line break or the end of the text. */
export function isBlankOrEnd(code: number): boolean {
  return code === SPACE || code === TAB || isBreakOrEnd(code);
}

/** Letters, digits, `-` and `_`: what anchors, directives and tag handles are made of. */
export function isWordCharacter(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x2d ||
    code === 0x5f
  );
}

/** A character as an error message shows it. */
export function describeCharacter(text: string, offset: number): string {
  const point = text.codePointAt(offset);
  if (point === undefined || point === NUL) return 'the end of the file';
  return JSON.stringify(String.fromCodePoint(point));
}
