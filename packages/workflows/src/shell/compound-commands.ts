import { readCaseCommand } from './case-command.js';
import { readCommand } from './commands.js';
import { isArithmetic, readArithmeticBody } from './expansions.js';
import { ignoreFailures, readList, skipBlanks, skipLineBreaks } from './lists.js';
import { readFor, readLoop, readTested } from './loops.js';
import { takeReserved } from './reserved-words.js';
import type { Scan } from './scan.js';
import { OpenWord } from './open-word.js';
import { readWord } from './words.js';

// GNU Bash manual, section 3.2.5, Compound Commands. A construct that is not closed ends with the script.

const RESERVED = /(?:if|while|until|for|select|case|function|coproc|\{|\[\[)(?=[\s;&|<>()]|$)/y;

const READERS: Readonly<Record<string, (scan: Scan) => void>> = {
  if: readIf,
  while: readLoop,
  until: readLoop,
  for: readFor,
  select: readFor,
  case: readCaseCommand,
  function: readFunction,
  coproc: readCoprocess,
  '[[': readConditional,
  '{': readGroup,
};

/** Reads the compound command that starts here, if one does. */
export function readCompound(scan: Scan): boolean {
  if (scan.char === '(') {
    readParenthesized(scan);
    return true;
  }
  const word = scan.match(RESERVED);
  if (word === undefined) return false;
  scan.position += word.length;
  READERS[word]?.(scan);
  return true;
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

function readGroup(scan: Scan): void {
  readList(scan);
  takeReserved(scan, '}');
}

function readIf(scan: Scan): void {
  do {
    readTested(scan);
    if (takeReserved(scan, 'then')) readList(scan);
  } while (takeReserved(scan, 'elif'));
  if (takeReserved(scan, 'else')) readList(scan);
  takeReserved(scan, 'fi');
}

/** Reads a function's name and body, after the word `function`. */
function readFunction(scan: Scan): void {
  skipBlanks(scan);
  readWord(scan);
  scan.position += scan.match(/[ \t]*\([ \t]*\)/y)?.length ?? 0;
  readFunctionBody(scan);
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
