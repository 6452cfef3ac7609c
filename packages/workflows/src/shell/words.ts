import { readAnsiC } from './ansi-c.js';
import {
  readBackticks,
  readDollar,
  readParentheses,
  readProcessSubstitution,
} from './expansions.js';
import { closeWord, expandedText, OpenWord } from './open-word.js';
import type { Scan } from './scan.js';
import type { ExpandedText, ShellWord } from './types.js';

const PLAIN_RUN = /[^\s;&|<>()'"`$\\?*+@!]+/y;
const METACHARACTER = /[ \t\n;&|<>()]/;

/** Reads the word that starts here; an empty one where a metacharacter stands here. */
export function readWord(scan: Scan): ShellWord {
  const start = scan.position;
  const word = new OpenWord(start);
  while (!scan.ended && readPiece(scan, word));
  return closeWord(scan, word, start);
}

function readPiece(scan: Scan, word: OpenWord): boolean {
  const char = scan.char;
  switch (char) {
    case '\\':
      readEscape(scan, word);
      return true;
    case "'":
      readSingleQuoted(scan, word);
      return true;
    case '"':
      readDoubleQuoted(scan, word);
      return true;
    case '`':
      word.addPiece('none');
      readBackticks(scan, word, false);
      return true;
    case '$':
      readUnquotedDollar(scan, word);
      return true;
    case '<':
    case '>':
      if (scan.text[scan.position + 1] !== '(') return false;
      readProcessSubstitution(scan, word);
      return true;
    default:
      if (METACHARACTER.test(char)) return false;
      readPlain(scan, word, char);
      return true;
  }
}

function readPlain(scan: Scan, word: OpenWord, char: string): void {
  word.addPiece('none');
  // An extended glob such as @(a|b) belongs to the word with all that is in its parentheses.
  if ('?*+@!'.includes(char) && scan.text[scan.position + 1] === '(') {
    const start = scan.position;
    scan.position += 2;
    readParentheses(scan, word);
    word.maskExpansion(start, scan.position);
    return;
  }
  const run = scan.match(PLAIN_RUN) ?? char;
  word.text.copy(run, scan.position);
  scan.position += run.length;
}

function readEscape(scan: Scan, word: OpenWord): void {
  const at = scan.position;
  const next = scan.text[at + 1];
  scan.position += next === undefined ? 1 : 2;
  if (next === '\n') return;
  word.addPiece('mixed');
  word.text.copy(next ?? '\\', next === undefined ? at : at + 1);
}

function readSingleQuoted(scan: Scan, word: OpenWord): void {
  const from = scan.position + 1;
  const close = scan.text.indexOf("'", from);
  const end = close === -1 ? scan.text.length : close;
  word.addPiece('single');
  word.text.copy(scan.text.slice(from, end), from);
  scan.position = Math.min(end + 1, scan.text.length);
}

function readUnquotedDollar(scan: Scan, word: OpenWord): void {
  if (scan.startsWith("$'")) {
    word.addPiece('ansi-c');
    readAnsiC(scan, word);
  } else if (scan.startsWith('$"')) {
    scan.position++;
    readDoubleQuoted(scan, word);
  } else {
    word.addPiece('none');
    readDollar(scan, word, false);
  }
}

/** Reads `"…"`, which starts here. POSIX shell language, section 2.2.3. */
export function readDoubleQuoted(scan: Scan, word: OpenWord): void {
  word.addPiece('double');
  scan.position++;
  scan.nested(() => {
    while (!scan.ended && scan.char !== '"') readExpandable(scan, word, '$`"\\\n');
  });
  scan.position = Math.min(scan.position + 1, scan.text.length);
}

const EXPANDABLE_RUN = /[^"$`\\]+/y;

/** Reads one piece of text in which the shell expands: of double quotes or of a here-document. */
export function readExpandable(scan: Scan, word: OpenWord, escapable: string): void {
  const char = scan.char;
  if (char === '\\') {
    const next = scan.text[scan.position + 1] ?? '';
    const removed = next !== '' && escapable.includes(next);
    if (!removed) word.text.copy('\\', scan.position);
    else if (next !== '\n') word.text.copy(next, scan.position + 1);
    scan.position += removed ? 2 : 1;
  } else if (char === '`') readBackticks(scan, word, escapable.includes('"'));
  else if (char === '$') readDollar(scan, word, true);
  else {
    const run = scan.match(EXPANDABLE_RUN) ?? char;
    word.text.copy(run, scan.position);
    scan.position += run.length;
  }
}

/** What the text of a whole here-document body becomes. */
export function expandBody(scan: Scan): ExpandedText {
  const word = new OpenWord(0);
  scan.nested(() => {
    while (!scan.ended) readExpandable(scan, word, '$`\\\n');
  });
  return expandedText(scan, word);
}
