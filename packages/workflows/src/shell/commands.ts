import { readCompound, readFunctionBody } from './compound-commands.js';
import { readHeredocOperator } from './heredocs.js';
import { skipBlanks, skipLineBreaks } from './lists.js';
import type { OpenCommand, Scan } from './scan.js';
import type { ShellWord } from './types.js';
import { readWord } from './words.js';

/** Reads one command; its index where it is a simple one. */
export function readCommand(scan: Scan): number | undefined {
  skipBlanks(scan);
  let simple: number | undefined;
  scan.nested(() => {
    const definition = scan.match(/[^\s;&|<>()'"`$\\=]+[ \t]*\([ \t]*\)/y);
    if (definition !== undefined) {
      scan.position += definition.length;
      readFunctionBody(scan);
    } else if (readCompound(scan)) readRedirections(scan);
    else simple = readSimpleCommand(scan);
  });
  return simple;
}

function readRedirections(scan: Scan): void {
  const unused = openCommand(scan);
  do skipBlanks(scan);
  while (readRedirection(scan, unused));
}

function openCommand(scan: Scan): OpenCommand {
  const start = scan.scriptOffset(scan.position);
  return {
    start,
    end: start,
    assignments: [],
    words: [],
    heredocs: [],
    hereString: undefined,
    pipedFrom: undefined,
    failureIgnored: false,
    inFunction: scan.functionDepth > 0,
    substitutionDepth: scan.substitutionDepth,
  };
}

const ASSIGNMENT = /[A-Za-z_]\w*(?:\[[^\]\s]*\])?\+?=/y;

function readSimpleCommand(scan: Scan): number | undefined {
  const index = scan.output.commands.length;
  const start = scan.position;
  const command = openCommand(scan);
  scan.output.commands.push(command);
  for (;;) {
    command.end = scan.scriptOffset(Math.max(start, scan.position));
    skipBlanks(scan);
    if (readRedirection(scan, command)) continue;
    if (scan.ended || /[\n;&|()]/.test(scan.char)) break;
    readWordOrAssignment(scan, command);
  }
  if (scan.position > start) return index;
  scan.output.commands.splice(index);
  return undefined;
}

function readWordOrAssignment(scan: Scan, command: OpenCommand): void {
  const name = scan.match(ASSIGNMENT);
  if (name !== undefined && scan.text[scan.position + name.length] === '(') {
    scan.position += name.length + 1;
    readArray(scan);
    return;
  }
  const isAssignment = name !== undefined && command.words.length === 0;
  (isAssignment ? command.assignments : command.words).push(readWord(scan));
}

/** Reads `…)` of `name=(…)`. */
function readArray(scan: Scan): void {
  skipLineBreaks(scan);
  while (!scan.ended && scan.char !== ')') {
    const from = scan.position;
    readWord(scan);
    if (scan.position === from) scan.position++;
    skipLineBreaks(scan);
  }
  scan.position = Math.min(scan.position + 1, scan.text.length);
}

const REDIRECTION = /(\d+|\{[A-Za-z_]\w*\})?(<<<|<<-?|<>|<&|<(?!\()|&>>?|>>|>\||>&|>(?!\())/y;

/** Reads a redirection if one starts here. GNU Bash manual, section 3.6. */
function readRedirection(scan: Scan, command: OpenCommand): boolean {
  REDIRECTION.lastIndex = scan.position;
  const match = REDIRECTION.exec(scan.text);
  if (!match) return false;
  const [written, descriptor, operator = ''] = match;
  const feedsInput =
    operator.startsWith('<') && (descriptor === undefined || Number(descriptor) === 0);
  if (operator === '<<' || operator === '<<-') {
    scan.position += descriptor?.length ?? 0;
    const heredoc = readHeredocOperator(scan);
    if (feedsInput) setInput(command, { heredocs: [heredoc] });
    return true;
  }
  scan.position += written.length;
  skipBlanks(scan);
  const target = readWord(scan);
  if (feedsInput) setInput(command, operator === '<<<' ? { hereString: target } : {});
  return true;
}

type Input = Partial<Pick<OpenCommand, 'heredocs'>> & { readonly hereString?: ShellWord };

function setInput(command: OpenCommand, { heredocs = [], hereString }: Input): void {
  command.heredocs = heredocs;
  command.hereString = hereString;
}
