import { PositionedText } from '../yaml/positioned-text.js';
import { flushHeredocs } from './heredocs.js';
import { readList, skipStrayEnd } from './lists.js';
import type { Scan } from './scan.js';
import { OpenWord } from './open-word.js';
import { readDoubleQuoted } from './words.js';

/** Reads what a `$` here introduces; a lone `$` is text. GNU Bash manual, section 3.5. */
export function readDollar(scan: Scan, word: OpenWord, inDoubleQuotes: boolean): void {
  const start = scan.position;
  if (scan.startsWith('$((') && isArithmetic(scan, start + 3)) {
    scan.position += 3;
    readArithmeticBody(scan, word);
  } else if (scan.take('$(')) readSubstitution(scan);
  else if (scan.take('${')) readParameter(scan, word, inDoubleQuotes);
  else {
    const name = scan.match(/\$(?:[A-Za-z_]\w*|[0-9@*#?$!-])/y);
    if (name === undefined) {
      word.text.copy('$', start);
      scan.position++;
      return;
    }
    scan.position += name.length;
  }
  word.maskExpansion(start, scan.position);
}

/** Reads `<( … )` or `>( … )`, which starts here. */
export function readProcessSubstitution(scan: Scan, word: OpenWord): void {
  const start = scan.position;
  scan.position += 2;
  readSubstitution(scan);
  word.addPiece('none');
  word.maskExpansion(start, scan.position);
}

/** Reads commands up to the `)` that ends them; the opening is read already. */
function readSubstitution(scan: Scan): void {
  const outer = scan.pending;
  scan.pending = [];
  scan.substitutionDepth++;
  scan.nested(() => {
    readList(scan);
    // Whatever else stops the list here is a syntax error: go on, so that the rest is still seen.
    while (!scan.ended && scan.char !== ')') {
      skipStrayEnd(scan);
      readList(scan);
    }
  });
  scan.substitutionDepth--;
  // A body that has not begun when the substitution ends follows the next line break outside of it.
  scan.pending = [...outer, ...scan.pending];
  scan.position = Math.min(scan.position + 1, scan.text.length);
}

/** Reads `…}` of a `${`, which is read already. */
function readParameter(scan: Scan, word: OpenWord, inDoubleQuotes: boolean): void {
  const inner = new OpenWord(scan.position);
  const operator = scan.match(/[!#]?(?:\w+|[@*#?$!-])(?:\[[^\]\n]*\])?:?[-=+?]/y);
  // In double quotes an apostrophe is text in a default value, "${x:-it's}", but quotes in a pattern.
  const quotes = !(inDoubleQuotes && operator !== undefined);
  scan.nested(() => {
    while (!scan.ended && scan.char !== '}') readParameterPiece(scan, inner, quotes);
  });
  scan.position = Math.min(scan.position + 1, scan.text.length);
  word.hasExpansion = true;
}

function readParameterPiece(scan: Scan, word: OpenWord, quotes: boolean): void {
  if (scan.char === "'" && quotes) skipSingleQuoted(scan);
  else if (scan.char === '\\') skipEscaped(scan);
  else readNestedPiece(scan, word, !quotes);
}

/** One piece of a text in which only quotes and expansions matter. */
function readNestedPiece(scan: Scan, word: OpenWord, inDoubleQuotes: boolean): void {
  if (scan.char === '"') readDoubleQuoted(scan, word);
  else if (scan.char === '`') readBackticks(scan, word, inDoubleQuotes);
  else if (scan.char === '$') readDollar(scan, word, inDoubleQuotes);
  else scan.position += scan.match(/[^"`$'\\{}()]+/y)?.length ?? 1;
}

function skipEscaped(scan: Scan): void {
  scan.position = Math.min(scan.position + 2, scan.text.length);
}

function skipSingleQuoted(scan: Scan): void {
  const close = scan.text.indexOf("'", scan.position + 1);
  scan.position = close === -1 ? scan.text.length : close + 1;
}

/** Whether what follows `((` ends in `))`; otherwise it is a subshell in a subshell. */
export function isArithmetic(scan: Scan, from: number): boolean {
  const token = /\\[^]|'[^']*'|"[^"\\]*(?:\\[^][^"\\]*)*"|[()]/g;
  token.lastIndex = from;
  let depth = 2;
  for (let match = token.exec(scan.text); match; match = token.exec(scan.text)) {
    if (match[0] === '(') depth++;
    if (match[0] !== ')') continue;
    depth--;
    if (depth === 1) return scan.text[token.lastIndex] === ')';
  }
  return false;
}

/** Reads `…))` of an arithmetic expansion or command; `((` is read already. `<<` shifts in it. */
export function readArithmeticBody(scan: Scan, word: OpenWord): void {
  readParentheses(scan, word);
  scan.position = Math.min(scan.position + 1, scan.text.length);
}

/** Reads up to and with the `)` that closes a parenthesis which is read already. */
export function readParentheses(scan: Scan, word: OpenWord): void {
  const inner = new OpenWord(scan.position);
  let depth = 1;
  scan.nested(() => {
    while (!scan.ended && depth > 0) {
      if (scan.char === '(') depth++;
      if (scan.char === ')') depth--;
      if (scan.char === "'") skipSingleQuoted(scan);
      else if (scan.char === '\\') skipEscaped(scan);
      else if ('()'.includes(scan.char)) scan.position++;
      else readNestedPiece(scan, inner, false);
    }
  });
  word.hasExpansion = true;
}

/** Reads a backquoted command, which starts here: its escapes are removed before it is read as a script. */
export function readBackticks(scan: Scan, word: OpenWord, inDoubleQuotes: boolean): void {
  const start = scan.position;
  const escapable = inDoubleQuotes ? '$`\\"' : '$`\\';
  const text = new PositionedText(start + 1);
  let at = start + 1;
  while (at < scan.text.length && scan.text[at] !== '`') {
    if (scan.text[at] === '\\' && escapable.includes(scan.text[at + 1] ?? ' ')) at++;
    text.copy(scan.text.charAt(at), at);
    at++;
  }
  scan.position = Math.min(at + 1, scan.text.length);
  scan.nested(() => {
    readInner(scan, text);
  });
  word.maskExpansion(start, scan.position);
}

function readInner(scan: Scan, text: PositionedText): void {
  const origin = scan.scriptOffsets(text);
  const inner = scan.inner(text.text, origin);
  inner.substitutionDepth++;
  readList(inner);
  while (!inner.ended) {
    skipStrayEnd(inner);
    readList(inner);
  }
  flushHeredocs(inner);
}
