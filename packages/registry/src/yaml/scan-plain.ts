import { isBlankOrEnd, isBreak, SPACE } from './characters.js';
import type { ScannerState } from './scanner-state.js';

const COLON = 0x3a;
const HASH = 0x23;

/** `,` `[` `]` `{` `}`: what ends a plain scalar in a flow collection. */
function isFlowIndicator(code: number): boolean {
  return code === 0x2c || code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d;
}

function endOfPlainRun(state: ScannerState): number {
  const { text, flowLevel } = state;
  let at = state.position;
  for (; ; at += 1) {
    const code = text.charCodeAt(at);
    if (isBlankOrEnd(code)) return at;
    if (code === COLON) {
      const next = text.charCodeAt(at + 1);
      if (isBlankOrEnd(next) || (flowLevel > 0 && isFlowIndicator(next))) return at;
    } else if (flowLevel > 0 && (code === 0x3f || isFlowIndicator(code))) return at;
  }
}

/** White space inside a plain scalar, folded; undefined where the scalar ends for a document indicator. */
function takePlainSpaces(state: ScannerState): string | undefined {
  const start = state.position;
  state.skipSpaces();
  if (!isBreak(state.code())) return state.text.slice(start, state.position);
  const first = state.takeBreak();
  state.allowSimpleKey = true;
  if (state.atDocumentIndicator()) return undefined;
  let more = '';
  for (;;) {
    if (state.code() === SPACE) state.position += 1;
    else if (isBreak(state.code())) {
      more += state.takeBreak();
      if (state.atDocumentIndicator()) return undefined;
    } else break;
  }
  if (first !== '\n') return first + more;
  return more === '' ? ' ' : more;
}

/**
 * Reads a plain scalar, over several lines if need be. YAML 1.1, section 9.1.3: tabs end it, and in a
 * flow collection so does `?`.
 */
export function scanPlain(state: ScannerState): string {
  const minimumColumn = state.indent + 1;
  let value = '';
  let spaces: string | undefined = '';
  for (;;) {
    if (state.code() === HASH) return value;
    const end = endOfPlainRun(state);
    if (end === state.position) return value;
    state.allowSimpleKey = false;
    const run = state.text.slice(state.position, end);
    value = value === '' ? run : value + spaces + run;
    state.position = end;
    spaces = takePlainSpaces(state);
    if (!spaces || state.code() === HASH) return value;
    if (state.flowLevel === 0 && state.column < minimumColumn) return value;
  }
}
