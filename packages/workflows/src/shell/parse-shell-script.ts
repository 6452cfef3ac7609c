import { findExpressions, maskSpans } from './expressions.js';
import { readList, skipStrayEnd } from './lists.js';
import { Scan } from './scan.js';
import type { ScanOutput } from './scan.js';
import type { ShellScript } from './types.js';

/**
 * Finds the simple commands and here-documents of a bash or sh script. It never fails: a script that the
 * shell would reject is read as far as it makes sense. Time is linear in the length of the script.
 * Structure: POSIX shell command language, sections 2.2 to 2.9, with the extensions of GNU Bash.
 *
 * @param text the script as the runner gets it from YAML, GitHub expressions included
 */
export function parseShellScript(text: string): ShellScript {
  const expressions = findExpressions(text);
  const output: ScanOutput = { commands: [], heredocs: [], nestedTooDeep: undefined };
  const scan = new Scan(maskSpans(text, expressions, 'mask'), output, {
    script: text,
    expressions,
  });
  readList(scan);
  while (!scan.ended) {
    skipStrayEnd(scan);
    readList(scan);
  }
  return {
    text,
    commands: output.commands,
    heredocs: output.heredocs,
    nestedTooDeep: output.nestedTooDeep,
  };
}
