import type { ExpandedText, ShellWord } from '../../shell/index.js';
import { commandIndex, programName } from './command-prefixes.js';
import { sliceText } from './text.js';

/** A command that runs Python, and where its code comes from. */
export interface PythonCommand {
  /** Standard input, the word after `-c`, or elsewhere: a file, a module, or none at all. */
  readonly source: 'input' | 'code' | 'elsewhere';
  /** The word after `-c`. */
  readonly code?: ExpandedText;
  /** The script's name, for `elsewhere`. */
  readonly operand?: string;
  /** The version that the command's name or the launcher's option says: `3.12`, `2`. */
  readonly version?: string;
}

const PYTHON = /^(?:pythonw?|pypy|py)(\d+(?:\.\d+)?)?t?$/i;
/** `"$PYTHON"`, `${PYTHON_BIN:-python3}` or `${{ steps.setup.outputs.python-path }}` as a whole word. */
const PYTHON_VARIABLE =
  /^"?\$(?:\w*python\w*|\{[^{}\s]*python[^{}\s]*\}|\{\{[^}]*python[^}]*\}\})"?$/i;
const STANDARD_INPUT = new Set(['-', '/dev/stdin', '/dev/fd/0', '/proc/self/fd/0']);

function isPython(word: ShellWord): boolean {
  return PYTHON.test(programName(word)) || PYTHON_VARIABLE.test(word.raw);
}

/** How a command's words run Python; undefined where they do not. */
export function findPython(words: readonly ShellWord[]): PythonCommand | undefined {
  const index = commandIndex(words, isPython);
  const name = words[index];
  if (name === undefined) return undefined;
  // `uv run -` runs what it reads.
  if (index > 0 && name.value === '-') return { source: 'input' };
  if (!isPython(name)) return undefined;
  const version = PYTHON.exec(programName(name))?.[1];
  return readArguments(words.slice(index + 1), version);
}

/** Python's command line: https://docs.python.org/3/using/cmdline.html, and the Windows launcher's. */
function readArguments(words: readonly ShellWord[], named: string | undefined): PythonCommand {
  let version = named;
  const remaining = words.values();
  for (const word of remaining) {
    const text = word.expanded.text;
    const launcher = /^-(?:V:)?(\d(?:\.\d+)?)(?:-\d+)?$/.exec(text);
    if (launcher) {
      version = launcher[1];
      continue;
    }
    if (STANDARD_INPUT.has(text)) return { source: 'input', version };
    if (!text.startsWith('-')) return { source: 'elsewhere', operand: text, version };
    const option = readOption(text);
    if (option.kind === 'code') {
      const attached = option.rest > 0 ? sliceText(word.expanded, option.rest) : undefined;
      const code = attached ?? remaining.next().value?.expanded;
      return code ? { source: 'code', code, version } : { source: 'elsewhere', version };
    }
    if (option.kind === 'other') return { source: 'elsewhere', version };
    if (option.kind === 'valued') remaining.next();
  }
  return { source: 'input', version };
}

interface Option {
  /** `valued`: the next word is its value. `other`: Python runs something else, or nothing. */
  readonly kind: 'code' | 'valued' | 'flag' | 'other';
  /** For `-c` with its code in the same word: where that starts, else 0. */
  readonly rest: number;
}

function readOption(text: string): Option {
  if (text.startsWith('--')) {
    const kind = /^--(?:version|help)/.test(text) ? 'other' : 'flag';
    return { kind: text === '--check-hash-based-pycs' ? 'valued' : kind, rest: 0 };
  }
  for (let at = 1; at < text.length; at++) {
    const isLast = at === text.length - 1;
    const flag = text.charAt(at);
    if (flag === 'c') return { kind: 'code', rest: isLast ? 0 : at + 1 };
    if ('mhV?'.includes(flag)) return { kind: 'other', rest: 0 };
    if ('WXQ'.includes(flag)) return { kind: isLast ? 'valued' : 'flag', rest: 0 };
  }
  return { kind: 'flag', rest: 0 };
}
