import { isBlankOrEnd, isBreak, NUL, SPACE, TAB } from './characters.js';
import type { ScannerState } from './scanner-state.js';
import { YamlError } from './yaml-error.js';

const DOUBLE = 0x22;
const SINGLE = 0x27;
const BACKSLASH = 0x5c;

const ESCAPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '0': '\0',
    a: '\x07',
    b: '\b',
    t: '\t',
    '\t': '\t',
    n: '\n',
    v: '\v',
    f: '\f',
    r: '\r',
    e: '\x1b',
    ' ': ' ',
    '"': '"',
    '\\': '\\',
    '/': '/',
    N: '\x85',
    _: '\xa0',
    L: '\u2028',
    P: '\u2029',
  }),
);

const HEXADECIMAL_LENGTH: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

function takeHexadecimal(state: ScannerState, length: number): string {
  const digits = state.text.slice(state.position, state.position + length);
  const code =
    /^[0-9a-fA-F]+$/.test(digits) && digits.length === length ? parseInt(digits, 16) : -1;
  if (code < 0 || code > 0x10ffff) {
    throw new YamlError(
      `an escape sequence of ${length} hexadecimal digits must name a Unicode character`,
      state.position,
    );
  }
  state.position += length;
  return String.fromCodePoint(code);
}

/** Empty lines inside a quoted scalar; a document indicator there is an error. */
function takeBreaks(state: ScannerState): string {
  let breaks = '';
  for (;;) {
    if (state.atDocumentIndicator()) {
      throw new YamlError('a quoted scalar runs into a document separator', state.position);
    }
    while (state.code() === SPACE || state.code() === TAB) state.position += 1;
    if (!isBreak(state.code())) return breaks;
    breaks += state.takeBreak();
  }
}

function takeEscape(state: ScannerState): string {
  state.position += 1;
  const character = state.text.charAt(state.position);
  const replacement = ESCAPES.get(character);
  if (replacement !== undefined) {
    state.position += 1;
    return replacement;
  }
  const length = HEXADECIMAL_LENGTH.get(character);
  if (length !== undefined) {
    state.position += 1;
    return takeHexadecimal(state, length);
  }
  if (!isBreak(state.code())) state.fail('expected an escape character after "\\"');
  state.takeBreak();
  return takeBreaks(state);
}

function takeNonSpaces(state: ScannerState, quote: number): string {
  let value = '';
  for (;;) {
    const start = state.position;
    let at = start;
    for (; ; at += 1) {
      const code = state.text.charCodeAt(at);
      if (code === quote || (code === BACKSLASH && quote === DOUBLE) || isBlankOrEnd(code)) break;
    }
    value += state.text.slice(start, at);
    state.position = at;
    const code = state.code();
    if (quote === SINGLE && code === SINGLE && state.code(1) === SINGLE) {
      value += "'";
      state.position += 2;
    } else if (quote === DOUBLE && code === BACKSLASH) value += takeEscape(state);
    else return value;
  }
}

function takeSpaces(state: ScannerState, start: number): string {
  const from = state.position;
  while (state.code() === SPACE || state.code() === TAB) state.position += 1;
  const code = state.code();
  if (code === NUL) throw new YamlError('a quoted scalar is never closed', start);
  if (!isBreak(code)) return state.text.slice(from, state.position);
  const first = state.takeBreak();
  const more = takeBreaks(state);
  if (first !== '\n') return first + more;
  return more === '' ? ' ' : more;
}

/** Reads a single-quoted or double-quoted scalar. YAML 1.1, sections 9.1.1 and 9.1.2. */
export function scanQuoted(state: ScannerState): string {
  const start = state.position;
  const quote = state.code();
  state.position += 1;
  let value = takeNonSpaces(state, quote);
  while (state.code() !== quote) {
    value += takeSpaces(state, start);
    value += takeNonSpaces(state, quote);
  }
  state.position += 1;
  return value;
}
