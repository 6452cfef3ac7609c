import { parseShellScript } from '../../shell/index.js';
import type { ExpandedText, Heredoc, ShellCommand, ShellScript } from '../../shell/index.js';
import { commandIndex, programName } from './command-prefixes.js';
import { lookAlike } from './heredoc-end.js';
import { findPython } from './python-command.js';
import { textBefore, within } from './text.js';

/** Python code in a shell script; offsets are into the script. */
export interface ShellBlock {
  readonly code: ExpandedText;
  /** The version that the command names, else the one that the job sets up. */
  readonly version: string | undefined;
  /** The word after `-c`, which newer versions dedent. */
  readonly isCommandCode: boolean;
}

/** Scripts inside scripts (`bash -c "…"`) are read one level deep. */
const MAX_LEVELS = 1;

/** All Python that the commands of a script run from here-documents, here-strings and `-c`. */
export function findBlocks(script: ShellScript, level = 0): ShellBlock[] {
  return script.commands.flatMap((command) => {
    const python = findPython(command.words);
    if (!python) return level < MAX_LEVELS ? blocksOfShell(script, command, level) : [];
    const code = python.source === 'input' ? inputOf(script, command) : python.code;
    if (!code) return [];
    return [{ code, version: python.version, isCommandCode: python.source === 'code' }];
  });
}

/** The text on a command's standard input, where the script itself holds it. */
function inputOf(script: ShellScript, command: ShellCommand): ExpandedText | undefined {
  const [heredoc] = command.heredocs;
  if (heredoc) return bodyOf(heredoc);
  if (command.hereString) return command.hereString.expanded;
  const before = command.pipedFrom === undefined ? undefined : script.commands[command.pipedFrom];
  return before && passesInputOn(before) && before.heredocs[0]
    ? bodyOf(before.heredocs[0])
    : undefined;
}

/** `cat` or `cat -`, and `tee` with any files. */
function passesInputOn({ words: [name, ...operands] }: ShellCommand): boolean {
  const program = programName(name);
  return program === 'tee' || (program === 'cat' && operands.every(({ value }) => value === '-'));
}

/** Up to what was meant as the terminator, where the real one is missing. */
function bodyOf(heredoc: Heredoc): ExpandedText {
  const end = heredoc.terminated ? undefined : lookAlike(heredoc);
  return end ? textBefore(heredoc.expanded, end.start) : heredoc.expanded;
}

const SHELL = /^(?:ba|da|a|k|z)?sh$/;

function blocksOfShell(script: ShellScript, command: ShellCommand, level: number): ShellBlock[] {
  const { words } = command;
  const index = commandIndex(words, (word) => SHELL.test(programName(word)));
  if (index === -1 || !SHELL.test(programName(words[index]))) return [];
  const options = words.slice(index + 1);
  const at = options.findIndex(({ value = '' }) => /^-[a-z]*c$/.test(value));
  const readsInput = options.every(({ expanded }) => expanded.text.startsWith('-'));
  const outer =
    at === -1 ? (readsInput ? inputOf(script, command) : undefined) : options[at + 1]?.expanded;
  if (!outer) return [];
  return findBlocks(parseShellScript(outer.text), level + 1).map((block) => ({
    ...block,
    code: within(block.code, outer),
  }));
}
