import { isBlankOrEnd, isBreakOrEnd, isWordCharacter, SPACE, TAB } from './characters.js';
import type { ScannerState } from './scanner-state.js';
import type { Token } from './token.js';
import { YamlError } from './yaml-error.js';

const AFTER_ANCHOR = '?:,]}%@`';
const URI_CHARACTER = /[-0-9A-Za-z;/?:@&=+$,_.!~*'()[\]%]/;

function takeWord(state: ScannerState): string {
  const start = state.position;
  while (isWordCharacter(state.code())) state.position += 1;
  return state.text.slice(start, state.position);
}

/** Reads `&name` or `*name`. */
export function scanAnchor(state: ScannerState, kind: 'anchor' | 'alias'): Token {
  const start = state.position;
  state.position += 1;
  const text = takeWord(state);
  if (text === '') state.fail(`expected the name of the ${kind} (letters, digits, "-", "_")`);
  if (!isBlankOrEnd(state.code()) && !AFTER_ANCHOR.includes(state.text.charAt(state.position))) {
    state.fail(`expected the name of the ${kind} to end`);
  }
  return { kind, start, text };
}

function takeHandle(state: ScannerState): string {
  const start = state.position;
  if (state.text.charAt(start) !== '!') state.fail('expected "!"');
  state.position += 1;
  if (state.code() === SPACE) return '!';
  takeWord(state);
  if (state.text.charAt(state.position) !== '!')
    state.fail('expected "!" at the end of a tag handle');
  state.position += 1;
  return state.text.slice(start, state.position);
}

function takeUri(state: ScannerState): string {
  const start = state.position;
  while (URI_CHARACTER.test(state.text.charAt(state.position))) state.position += 1;
  if (state.position === start) state.fail('expected the address of a tag');
  const raw = state.text.slice(start, state.position);
  try {
    return raw.includes('%') ? decodeURIComponent(raw) : raw;
  } catch {
    throw new YamlError('the address of a tag has a wrong "%" escape', start);
  }
}

/** Whether the tag at the position has a handle (`!name!suffix` or `!!suffix`). */
function hasHandle(state: ScannerState): boolean {
  for (let ahead = 1; ; ahead += 1) {
    const code = state.code(ahead);
    if (code === SPACE || isBreakOrEnd(code)) return false;
    if (state.text.charAt(state.position + ahead) === '!') return true;
  }
}

function takeVerbatimTag(state: ScannerState): string {
  state.position += 2;
  const uri = takeUri(state);
  if (state.text.charAt(state.position) !== '>') state.fail('expected ">" at the end of a tag');
  state.position += 1;
  return uri;
}

/** Reads a tag: `!<uri>`, `!`, `!suffix`, `!!suffix` or `!handle!suffix`. YAML 1.1, section 6.8.2. */
export function scanTag(state: ScannerState): Token {
  const start = state.position;
  const next = state.code(1);
  let token: Token;
  if (next === 0x3c) token = { kind: 'tag', start, text: takeVerbatimTag(state) };
  else if (next === TAB || next === SPACE || isBreakOrEnd(next)) {
    state.position += 1;
    token = { kind: 'tag', start, text: '!' };
  } else {
    let detail = '!';
    if (hasHandle(state)) detail = takeHandle(state);
    else state.position += 1;
    token = { kind: 'tag', start, detail, text: takeUri(state) };
  }
  if (state.code() !== SPACE && !isBreakOrEnd(state.code())) {
    state.fail('expected a space after a tag');
  }
  return token;
}

function takeTagDirective(state: ScannerState): string {
  state.skipSpaces();
  const handle = takeHandle(state);
  if (state.code() !== SPACE) state.fail('expected a space after a tag handle');
  state.skipSpaces();
  return `${handle} ${takeUri(state)}`;
}

function takeVersion(state: ScannerState): string {
  state.skipSpaces();
  const match = /^[0-9]+\.[0-9]+/.exec(state.text.slice(state.position, state.position + 20));
  if (match === null) return state.fail('expected a version such as 1.1');
  state.position += match[0].length;
  return match[0];
}

/** Reads a directive line: `%YAML`, `%TAG`, or another one, which is passed over. */
export function scanDirective(state: ScannerState): Token {
  const start = state.position;
  state.position += 1;
  const text = takeWord(state);
  if (text === '') state.fail('expected the name of a directive');
  if (state.code() !== SPACE && !isBreakOrEnd(state.code())) {
    state.fail('expected the name of a directive to end');
  }
  let detail = '';
  if (text === 'YAML') detail = takeVersion(state);
  else if (text === 'TAG') detail = takeTagDirective(state);
  else state.skipComment();
  if (state.code() !== SPACE && !isBreakOrEnd(state.code())) {
    state.fail('expected the end of a directive');
  }
  state.takeEmptyLineEnd('after a directive');
  return { kind: 'directive', start, text, detail };
}
