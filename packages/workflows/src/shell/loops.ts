import { readArithmeticBody } from './expansions.js';
import { ignoreFailures, readList, skipBlanks, skipLineBreaks } from './lists.js';
import { takeReserved } from './reserved-words.js';
import type { Scan } from './scan.js';
import { OpenWord } from './open-word.js';
import { readWord } from './words.js';

// GNU Bash manual, section 3.2.5.1, Looping Constructs, and `select` of section 3.2.5.2.

/** Reads a condition: a failure in it is an answer. */
export function readTested(scan: Scan): void {
  const start = scan.output.commands.length;
  readList(scan);
  ignoreFailures(scan, { start, end: scan.output.commands.length });
}

/** Reads a `while` or `until` loop, after its first word. */
export function readLoop(scan: Scan): void {
  readTested(scan);
  readDo(scan);
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

/** Reads a `for` loop or `select`, after its first word. */
export function readFor(scan: Scan): void {
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
