import { isBreak, isBreakOrEnd, NUL, SPACE, TAB } from './characters.js';
import type { ScannerState } from './scanner-state.js';

interface Header {
  /** `-` strips the last break, `+` keeps all of them, '' keeps one. */
  readonly chomping: '-' | '+' | '';
  /** Explicit indentation, 0 where it is to be found out. */
  readonly increment: number;
}

function takeChomping(state: ScannerState): Header['chomping'] {
  const character = state.text.charAt(state.position);
  if (character !== '-' && character !== '+') return '';
  state.position += 1;
  return character;
}

function takeIncrement(state: ScannerState): number {
  const digit = state.code() - 0x30;
  if (digit < 0 || digit > 9) return 0;
  if (digit === 0) state.fail('expected an indentation indicator from 1 to 9');
  state.position += 1;
  return digit;
}

function takeHeader(state: ScannerState): Header {
  state.position += 1;
  const first = takeChomping(state);
  const increment = takeIncrement(state);
  const chomping = first === '' && increment > 0 ? takeChomping(state) : first;
  if (state.code() !== SPACE && !isBreakOrEnd(state.code())) {
    state.fail('expected chomping or indentation indicators of a block scalar');
  }
  state.takeEmptyLineEnd('after the header of a block scalar');
  return { chomping, increment };
}

/** Leading empty lines, and the indentation of the widest line up to the first that is not empty. */
function detectIndentation(state: ScannerState): { breaks: string; widest: number } {
  let breaks = '';
  let widest = 0;
  for (;;) {
    if (state.code() === SPACE) {
      state.position += 1;
      widest = Math.max(widest, state.column);
    } else if (isBreak(state.code())) breaks += state.takeBreak();
    else return { breaks, widest };
  }
}

function takeIndentation(state: ScannerState, indent: number): void {
  while (state.column < indent && state.code() === SPACE) state.position += 1;
}

function takeBreaks(state: ScannerState, indent: number): string {
  let breaks = '';
  takeIndentation(state, indent);
  while (isBreak(state.code())) {
    breaks += state.takeBreak();
    takeIndentation(state, indent);
  }
  return breaks;
}

function takeLine(state: ScannerState): string {
  const start = state.position;
  state.skipComment();
  return state.text.slice(start, state.position);
}

function startsWithBlank(state: ScannerState): boolean {
  return state.code() === SPACE || state.code() === TAB;
}

interface Body {
  readonly value: string;
  readonly lastBreak: string;
  readonly breaks: string;
}

function takeBody(state: ScannerState, indent: number, folded: boolean, leading: string): Body {
  let value = '';
  let breaks = leading;
  let lastBreak = '';
  while (state.column === indent && state.code() !== NUL) {
    value += breaks;
    const leadingBlank = startsWithBlank(state);
    value += takeLine(state);
    lastBreak = state.takeBreak();
    breaks = takeBreaks(state, indent);
    if (state.column !== indent || state.code() === NUL) break;
    const folds = folded && lastBreak === '\n' && !leadingBlank && !startsWithBlank(state);
    if (!folds) value += lastBreak;
    else if (breaks === '') value += ' ';
  }
  return { value, lastBreak, breaks };
}

/** Reads a literal (`|`) or folded (`>`) scalar. YAML 1.1, section 9.2. */
export function scanBlockScalar(state: ScannerState, folded: boolean): string {
  const { chomping, increment } = takeHeader(state);
  const minimum = Math.max(state.indent + 1, 1);
  let indent = minimum + increment - 1;
  let leading: string;
  if (increment === 0) {
    const detected = detectIndentation(state);
    indent = Math.max(minimum, detected.widest);
    leading = detected.breaks;
  } else leading = takeBreaks(state, indent);
  const { value, lastBreak, breaks } = takeBody(state, indent, folded, leading);
  if (chomping === '-') return value;
  return chomping === '+' ? value + lastBreak + breaks : value + lastBreak;
}
