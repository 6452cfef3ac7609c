import { readCommand } from './commands.js';
import { readBodies } from './heredocs.js';
import type { OpenCommand, Scan } from './scan.js';

/** Skips blanks, escaped line breaks and a comment. */
export function skipBlanks(scan: Scan): void {
  scan.position += scan.match(/(?:[ \t\r]|\\\n)*/y)?.length ?? 0;
  if (scan.char === '#') scan.position += scan.match(/[^\n]*/y)?.length ?? 0;
}

/** Skips blanks, comments and line breaks, with the here-documents that follow those. */
export function skipLineBreaks(scan: Scan): void {
  skipBlanks(scan);
  while (scan.char === '\n') {
    scan.position++;
    readBodies(scan);
    skipBlanks(scan);
  }
}

const CLOSING = /(?:then|elif|else|fi|do|done|esac|\})(?=[\s;&|<>()]|$)/y;

/** Whether a list of commands ends here: at a closing reserved word, `)`, or `;;` and its kin. */
function atListEnd(scan: Scan): boolean {
  if (scan.ended || scan.char === ')') return true;
  if (scan.startsWith(';;') || scan.startsWith(';&')) return true;
  return scan.match(CLOSING) !== undefined;
}

/** Skips what ends a list that nothing opened: the script is wrong, but the rest of it is still read. */
export function skipStrayEnd(scan: Scan): void {
  scan.position += scan.match(CLOSING)?.length ?? 1;
}

/** Commands by index: from `start` up to, without, `end`. */
interface CommandRange {
  readonly start: number;
  readonly end: number;
}

/** `a && b || c`: its pipelines, and the operator after each but the last. */
interface AndOrList {
  readonly pipelines: CommandRange[];
  readonly operators: string[];
}

/** Reads commands up to what ends their list, which is left to the caller. */
export function readList(scan: Scan): void {
  scan.nested(() => {
    skipSeparators(scan);
    while (!atListEnd(scan)) {
      const from = scan.position;
      const start = scan.output.commands.length;
      const list = readAndOr(scan);
      const range = { start, end: scan.output.commands.length };
      const inBackground = scan.char === '&' && !scan.startsWith('&&');
      if (scan.position === from) scan.position++;
      skipSeparators(scan);
      if (inBackground) ignoreFailures(scan, range);
      markAndOr(scan, list, atListEnd(scan));
    }
  });
}

function skipSeparators(scan: Scan): void {
  skipLineBreaks(scan);
  while (
    (scan.char === ';' || scan.char === '&') &&
    !/^;[;&]/.test(scan.text.slice(scan.position, scan.position + 2))
  ) {
    scan.position++;
    skipLineBreaks(scan);
  }
}

function readAndOr(scan: Scan): AndOrList {
  const list: AndOrList = { pipelines: [readPipeline(scan)], operators: [] };
  for (;;) {
    skipBlanks(scan);
    const operator = scan.match(/&&|\|\|/y);
    if (operator === undefined) return list;
    scan.position += 2;
    skipLineBreaks(scan);
    list.operators.push(operator);
    list.pipelines.push(readPipeline(scan));
  }
}

function readPipeline(scan: Scan): CommandRange {
  const start = scan.output.commands.length;
  let negated = false;
  for (;;) {
    skipBlanks(scan);
    const prefix = scan.match(/(?:!|time(?:[ \t]+-p)?)(?=[\s(]|$)/y);
    if (prefix === undefined) break;
    negated ||= prefix === '!';
    scan.position += prefix.length;
  }
  let previous = readCommand(scan);
  skipBlanks(scan);
  while (scan.char === '|' && !scan.startsWith('||')) {
    scan.position += scan.startsWith('|&') ? 2 : 1;
    skipLineBreaks(scan);
    const next = readCommand(scan);
    const reader = next === undefined ? undefined : scan.output.commands[next];
    if (reader !== undefined) reader.pipedFrom = previous;
    previous = next;
    skipBlanks(scan);
  }
  const range = { start, end: scan.output.commands.length };
  if (negated) ignoreFailures(scan, range);
  return range;
}

/** Marks commands whose failure does not fail the script. */
export function ignoreFailures(scan: Scan, { start, end }: CommandRange): void {
  for (const command of scan.output.commands.slice(start, end)) command.failureIgnored = true;
}

/** GNU Bash manual, section 4.3.1, `set -e`: only the last command of an `&&`/`||` list counts. */
function markAndOr(scan: Scan, { pipelines, operators }: AndOrList, isLast: boolean): void {
  const lastOr = operators.lastIndexOf('||');
  const recovery = lastOr === -1 ? undefined : pipelines[lastOr + 1];
  const isRecovered = recovery !== undefined && !endsInFailure(scan, recovery);
  pipelines.forEach((range, index) => {
    const ignored = index <= lastOr ? isRecovered : index < operators.length && !isLast;
    if (ignored) ignoreFailures(scan, range);
  });
}

function endsInFailure(scan: Scan, { start, end }: CommandRange): boolean {
  const last = scan.output.commands
    .slice(start, end)
    .findLast(({ substitutionDepth }) => substitutionDepth === scan.substitutionDepth);
  return last !== undefined && alwaysFails(last);
}

function alwaysFails({ words }: OpenCommand): boolean {
  const name = words[0]?.value;
  return name === 'false' || ((name === 'exit' || name === 'return') && words[1]?.value !== '0');
}
