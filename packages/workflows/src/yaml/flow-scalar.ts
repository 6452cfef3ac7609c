import { PositionedText } from './positioned-text.js';

// How flow scalars become text: YAML 1.2.2, section 7.3 (styles) and 6.5 (line folding), with the
// reading of the `yaml` package where the two differ, so that both always give the same text.

/** @param source the scalar as written, which starts at `offset` of the file */
export function readPlain(source: string, offset: number): PositionedText {
  return foldLines(source, offset, (text, line, at) => {
    text.copy(line, at);
  });
}

/** @param source the scalar as written, with its quotes, which starts at `offset` of the file */
export function readSingleQuoted(source: string, offset: number): PositionedText {
  return foldLines(source.slice(1, -1), offset + 1, (text, line, at) => {
    let from = 0;
    for (let quote = line.indexOf("''"); quote !== -1; quote = line.indexOf("''", from)) {
      text.copy(line.slice(from, quote), at + from);
      text.stand("'", at + quote, at + quote + 2);
      from = quote + 2;
    }
    text.copy(line.slice(from), at + from);
  });
}

type AddLine = (text: PositionedText, line: string, offset: number) => void;

/** A line break is a space, n + 1 of them are n line feeds; white space around them does not count. */
function foldLines(source: string, offset: number, addLine: AddLine): PositionedText {
  const text = new PositionedText(offset);
  const lines = source.split('\n');
  let at = offset;
  let breaks: number[] = [];
  lines.forEach((raw, index) => {
    const isLast = index === lines.length - 1;
    const line = isLast ? raw : raw.replace(/\r$/, '');
    const from = index === 0 ? 0 : line.length - line.replace(/^[ \t]+/, '').length;
    const to = isLast ? line.length : trimmedEnd(line);
    if (index === 0 || isLast || from < to) {
      addFold(text, breaks);
      addLine(text, line.slice(from, to), at + from);
      breaks = [];
    }
    breaks.push(at + line.length);
    at += raw.length + 1;
  });
  return text;
}

function addFold(text: PositionedText, breaks: readonly number[]): void {
  const [first, ...others] = breaks;
  if (first !== undefined && others.length === 0) text.stand(' ', first, first + 1);
  for (const at of others) text.stand('\n', at, at + 1);
}

/** Length without trailing blanks; a loop, because `/[ \t]+$/` is quadratic on long runs of blanks. */
function trimmedEnd(line: string): number {
  let end = line.length;
  while (end > 0 && isBlank(line[end - 1])) end--;
  return end;
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t';
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  '\t': '\t',
};
const CODE_LENGTH: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** @param source the scalar as written, with its quotes, which starts at `offset` of the file */
export function readDoubleQuoted(source: string, offset: number): PositionedText {
  const text = new PositionedText(offset + 1);
  const end = source.length - 1;
  let at = 1;
  while (at < end) {
    const char = source.charAt(at);
    let next = at + 1;
    if (char === '\\') next = addEscape(text, source, at, offset);
    else if (char === '\n') next = addFoldedBreak(text, source, at, offset);
    else if (isBlank(char)) next = addBlanks(text, source, at, offset);
    else if (char !== '\r' || source[at + 1] !== '\n') text.copy(char, offset + at);
    at = next;
  }
  return text;
}

function addEscape(text: PositionedText, source: string, at: number, offset: number): number {
  const char = source.charAt(at + 1);
  const length = CODE_LENGTH[char];
  if (length) {
    const code = parseInt(source.slice(at + 2, at + 2 + length), 16);
    text.stand(String.fromCodePoint(code), offset + at, offset + at + 2 + length);
    return at + 2 + length;
  }
  if (char === '\n' || char === '\r') {
    let next = at + (char === '\r' ? 3 : 2);
    while (isBlank(source[next])) next++;
    return next;
  }
  text.stand(ESCAPES[char] ?? source.slice(at, at + 2), offset + at, offset + at + 2);
  return at + 2;
}

function addFoldedBreak(text: PositionedText, source: string, at: number, offset: number): number {
  let next = at + 1;
  let folded = false;
  for (; /[ \t\n\r]/.test(source[next] ?? ''); next++) {
    if (source[next] === '\r' && source[next + 1] !== '\n') break;
    if (source[next] !== '\n') continue;
    text.stand('\n', offset + next, offset + next + 1);
    folded = true;
  }
  if (!folded) text.stand(' ', offset + at, offset + at + 1);
  return next;
}

/** Blanks count, but not at the end of a line. */
function addBlanks(text: PositionedText, source: string, at: number, offset: number): number {
  let next = at + 1;
  while (isBlank(source[next])) next++;
  const endsLine = source[next] === '\n' || (source[next] === '\r' && source[next + 1] === '\n');
  if (!endsLine) text.copy(source.slice(at, next), offset + at);
  return next;
}
