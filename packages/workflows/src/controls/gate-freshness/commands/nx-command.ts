import { programName } from '../../../commands/launchers.js';

/** Options with which Nx prints something and runs no target. */
const NO_RUN = /^--(?:help|graph|dry-?run|version)(?:=(?!false$).*)?$/i;
/** Options that take the next word; those that name targets are read apart. */
const VALUE_OPTION =
  /^(?:-p|-c|--(?:projects?|exclude|base|head|files|configuration|parallel|runner|output-?style|outputStyle|max-?parallel|nx-?bail))$/i;
const TARGET_OPTION = /^(?:-t|--targets?)(?:=(.*))?$/;

/**
 * The targets that an Nx command runs: `nx run p:t`, `nx p:t`, `nx t p`, `nx run-many -t t`, `nx affected -t t`.
 *
 * @param words the command without launchers, quotes removed
 * @returns nothing for what is no Nx command, or runs no target
 * @see https://nx.dev/docs/reference/nx-commands
 */
export function nxTargets(words: readonly string[]): readonly string[] {
  const [program = '', ...args] = words;
  if (programName(program).replace(/@.*$/, '') !== 'nx') return [];
  if (args.some((word) => NO_RUN.test(word))) return [];
  const [command, operand] = positionals(args);
  if (command === 'run') return targetOf(operand);
  if (command === 'run-many' || command === 'affected') return targetOptions(args);
  if (command === undefined) return [];
  return command.includes(':') ? targetOf(command) : [command];
}

/** Whether an Nx command has its tasks fail on a failed verdict: `--enforce`, which a later word can undo. */
export function passesEnforce(words: readonly string[]): boolean {
  const last = words.findLastIndex((word) => /^--(?:no-)?enforce(?:=.*)?$/.test(word));
  const word = words[last];
  return word === '--enforce=true' || (word === '--enforce' && words[last + 1] !== 'false');
}

/** `project:target:configuration` → the target. */
function targetOf(task: string | undefined): readonly string[] {
  const target = task?.split(':')[1];
  return target === undefined || target === '' ? [] : [target];
}

function positionals(args: readonly string[]): string[] {
  return args.filter((word, index) => {
    const before = args[index - 1] ?? '';
    return !word.startsWith('-') && !VALUE_OPTION.test(before);
  });
}

/** Values of `-t`: one word with commas, or all words up to the next option. */
function targetOptions(args: readonly string[]): string[] {
  return args.flatMap((word, index) => {
    const match = TARGET_OPTION.exec(word);
    if (match === null) return [];
    const end = args.findIndex((other, at) => at > index && other.startsWith('-'));
    const following = args.slice(index + 1, end < 0 ? undefined : end);
    const values = match[1] === undefined ? following : [match[1], ...following];
    return values.flatMap((value) => value.split(/[,\s]+/)).filter((value) => value !== '');
  });
}
