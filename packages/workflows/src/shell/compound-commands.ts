import { readCommand } from './commands.js';
import { isArithmetic, readArithmeticBody } from './expansions.js';
import { ignoreFailures, readList, skipBlanks, skipLineBreaks } from './lists.js';
import type { Scan } from './scan.js';
import { OpenWord, readWord } from './words.js';

// GNU Bash manual, section 3.2.5, Compound Commands. A construct that is not closed ends with the script.

const RESERVED = /(?:if|while|until|for|select|case|function|coproc|\{|\[\[)(?=[\s;&|<>()]|$)/y;

/** Reads the compound command that starts here, if one does. */
export function readCompound(scan: Scan): boolean {
  if (scan.char === '(') {
    readParenthesized(scan);
    return true;
  }
  const word = scan.match(RESERVED);
  if (word === undefined) return false;
  scan.position += word.length;
  readReserved(scan, word);
  return true;
}

function readReserved(scan: Scan, word: string): void {
  switch (word) {
    case 'if':
      return readIf(scan);
    case 'while':
    case 'until':
      readTested(scan);
      return readDo(scan);
    case 'for':
    case 'select':
      return readFor(scan);
    case 'case':
      return readCase(scan);
    case 'function':
      skipBlanks(scan);
      readWord(scan);
      scan.position += scan.match(/[ \t]*\([ \t]*\)/y)?.length ?? 0;
      return readFunctionBody(scan);
    case 'coproc':
      return readCoprocess(scan);
    case '[[':
      return readConditional(scan);
    default:
      readList(scan);
      takeReserved(scan, '}');
  }
}

function readParenthesized(scan: Scan): void {
  if (scan.startsWith('((') && isArithmetic(scan, scan.position + 2)) {
    scan.position += 2;
    readArithmeticBody(scan, new OpenWord(scan.position));
    return;
  }
  scan.position++;
  readList(scan);
  scan.take(')');
}

/** Moves behind a reserved word if it is next. */
function takeReserved(scan: Scan, word: string): boolean {
  if (!scan.startsWith(word)) return false;
  const after = scan.text[scan.position + word.length];
  if (after !== undefined && !/[\s;&|<>()]/.test(after)) return false;
  scan.position += word.length;
  return true;
}

/** Reads a condition: a failure in it is an answer. */
function readTested(scan: Scan): void {
  const start = scan.output.commands.length;
  readList(scan);
  ignoreFailures(scan, { start, end: scan.output.commands.length });
}

function readIf(scan: Scan): void {
  do {
    readTested(scan);
    if (takeReserved(scan, 'then')) readList(scan);
  } while (takeReserved(scan, 'elif'));
  if (takeReserved(scan, 'else')) readList(scan);
  takeReserved(scan, 'fi');
}

function readDo(scan: Scan): void {
  skipLineBreaks(scan);
  if (takeReserved(scan, 'do')) {
    readList(scan);
    takeReserved(scan, 'done');
  } else if (takeReserved(scan, '{')) {
    readList(scan);
    takeReserved(scan, '}');
  }
}

function readFor(scan: Scan): void {
  skipBlanks(scan);
  if (scan.take('((')) readArithmeticBody(scan, new OpenWord(scan.position));
  else {
    readWord(scan);
    skipLineBreaks(scan);
    if (takeReserved(scan, 'in')) readWordsOfLine(scan);
  }
  skipLineBreaks(scan);
  if (scan.take(';')) skipLineBreaks(scan);
  readDo(scan);
}

function readWordsOfLine(scan: Scan): void {
  skipBlanks(scan);
  while (!scan.ended && scan.char !== ';' && scan.char !== '\n') {
    const from = scan.position;
    readWord(scan);
    if (scan.position === from) return;
    skipBlanks(scan);
  }
}

function readCase(scan: Scan): void {
  skipBlanks(scan);
  readWord(scan);
  skipLineBreaks(scan);
  if (!takeReserved(scan, 'in')) return;
  for (;;) {
    skipLineBreaks(scan);
    if (scan.ended || takeReserved(scan, 'esac')) return;
    readPatterns(scan);
    readList(scan);
    scan.position += scan.match(/;;&|;;|;&/y)?.length ?? 0;
  }
}

/** Reads `a | b)`, also `(a | b)`. */
function readPatterns(scan: Scan): void {
  scan.take('(');
  while (!scan.ended && !scan.take(')')) {
    const from = scan.position;
    skipLineBreaks(scan);
    if (scan.char === ')') continue;
    readWord(scan);
    skipBlanks(scan);
    if (!scan.take('|') && scan.position === from) scan.position++;
  }
}

/** Reads the body of a function, whose name is read already. */
export function readFunctionBody(scan: Scan): void {
  skipLineBreaks(scan);
  scan.functionDepth++;
  readCommand(scan);
  scan.functionDepth--;
}

function readCoprocess(scan: Scan): void {
  const start = scan.output.commands.length;
  readCommand(scan);
  ignoreFailures(scan, { start, end: scan.output.commands.length });
}

/** Reads `… ]]`. Operators are skipped one by one; only words can hold commands. */
function readConditional(scan: Scan): void {
  for (;;) {
    skipLineBreaks(scan);
    if (scan.ended || takeReserved(scan, ']]')) return;
    const from = scan.position;
    readWord(scan);
    if (scan.position === from) scan.position++;
  }
}
