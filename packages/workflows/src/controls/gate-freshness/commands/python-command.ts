import { baseName, programName } from '../../../commands/launchers.js';

const INTERPRETER = /^(?:(?:python|pypy)(?:\d+(?:\.\d+)*)?|pyw?)$/;
/** Options of the interpreter that take the next word. */
const VALUE_OPTIONS = ['-W', '-X', '--check-hash-based-pycs'];
/** Options with which no script runs. */
const NO_RUN = ['-c', '-h', '--help', '-V', '-VV', '--version', '-'];

/**
 * Whether a command runs a Python script: by an interpreter, as a module, or by itself.
 *
 * @param words the command without launchers, quotes removed
 * @param script path of the script; only its file name matters
 */
export function runsPythonScript(words: readonly string[], script: string): boolean {
  const file = baseName(script);
  const [program = '', ...args] = words;
  if (baseName(program) === file) return !asksForHelp(args);
  if (!INTERPRETER.test(programName(program))) return false;
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? '';
    if (NO_RUN.includes(word)) return false;
    if (word === '-m') {
      const module = args[index + 1]?.split('.').at(-1);
      return module === file.replace(/\.py$/, '') && !asksForHelp(args.slice(index + 2));
    }
    if (VALUE_OPTIONS.includes(word)) index++;
    else if (!word.startsWith('-'))
      return baseName(word) === file && !asksForHelp(args.slice(index + 1));
  }
  return false;
}

function asksForHelp(args: readonly string[]): boolean {
  return args.includes('--help') || args.includes('-h');
}
