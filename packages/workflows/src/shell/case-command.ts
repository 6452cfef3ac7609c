import { readList, skipBlanks, skipLineBreaks } from './lists.js';
import { takeReserved } from './reserved-words.js';
import type { Scan } from './scan.js';
import { readWord } from './words.js';

/** Reads a `case` command, after its first word. GNU Bash manual, section 3.2.5.2. */
export function readCaseCommand(scan: Scan): void {
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
