import { baseName, programName } from '../../commands/launchers.js';
import type { ShellCommand, ShellScript } from '../../shell/types.js';

/** How a step's shell treats failures. */
export interface ShellKind {
  /** The script is one of a POSIX-like shell, or of one whose commands read alike. */
  readonly readable: boolean;
  /** A failing command ends the script. */
  readonly stopsOnError: boolean;
  /** A failing command in a pipe fails the pipe. */
  readonly pipefail: boolean;
}

/**
 * Reads a `shell:` setting.
 *
 * @see GitHub documentation, "Workflow syntax", `jobs.<job_id>.steps[*].shell`
 */
export function shellKind(shell: string | undefined): ShellKind {
  const text = shell?.trim() ?? '';
  if (text === '') return { readable: true, stopsOnError: true, pipefail: false };
  if (text === 'bash') return { readable: true, stopsOnError: true, pipefail: true };
  if (text === 'sh') return { readable: true, stopsOnError: true, pipefail: false };
  const [program = '', ...args] = text.split(/\s+/);
  const name = programName(program);
  if (/^(?:ba|da|z|k|a)?sh$/.test(name)) {
    const stopsOnError = args.some((word) => /^-[a-z]*e/.test(word)) || args.includes('errexit');
    return { readable: true, stopsOnError, pipefail: args.includes('pipefail') };
  }
  // Only the last program's exit code counts there.
  if (/^(?:pwsh|powershell|cmd)$/.test(name)) {
    return { readable: true, stopsOnError: false, pipefail: false };
  }
  return { readable: text.includes('${{'), stopsOnError: false, pipefail: false };
}

/** Why a command that runs may still fail without failing the step. */
export interface LostFailure {
  readonly certain: boolean;
  readonly reason: string;
}

/** What keeps a command's failure from failing its step. */
export function findLostFailure(
  script: ShellScript,
  index: number,
  kind: ShellKind,
): LostFailure | undefined {
  const command = script.commands[index];
  if (command === undefined) return undefined;
  const before = script.commands.slice(0, index);
  if (command.inFunction && !isCalled(script, command)) {
    return { certain: true, reason: 'it is in a function that nothing calls' };
  }
  if (command.failureIgnored) {
    const reason =
      'its failure is ignored (`||`, `!`, a condition, `&` or an earlier part of `&&`)';
    return { certain: true, reason };
  }
  if (isPiped(script, index) && !kind.pipefail && !before.some(setsPipefail)) {
    const reason = 'its exit status is lost in a pipe; set `shell: bash` or `set -o pipefail`';
    return { certain: true, reason };
  }
  return findEarlyEnd(script, before) ?? findNoErrexit(script, index, kind);
}

/** An `exit` that starts a line without indent is taken to be outside of any condition. */
function findEarlyEnd(
  script: ShellScript,
  before: readonly ShellCommand[],
): LostFailure | undefined {
  const exit = before.find(
    (command) =>
      command.words[0]?.value === 'exit' &&
      !command.inFunction &&
      (command.start === 0 || script.text[command.start - 1] === '\n'),
  );
  if (exit === undefined) return undefined;
  const written = script.text.slice(exit.start, exit.end).trim();
  return { certain: false, reason: `the script seems to end before it, at \`${written}\`` };
}

function findNoErrexit(
  script: ShellScript,
  index: number,
  kind: ShellKind,
): LostFailure | undefined {
  if (index === script.commands.length - 1) return undefined;
  const settings = script.commands.slice(0, index).flatMap(errexitSetting);
  if (settings.at(-1) ?? kind.stopsOnError) return undefined;
  const reason =
    'the script goes on after a failure there (no `set -e`), and ends with the status of its last command';
  return { certain: false, reason };
}

function errexitSetting({ words }: ShellCommand): boolean[] {
  const [program, ...args] = words.map((word) => word.value ?? '');
  if (program !== 'set') return [];
  return args.flatMap((word, index) => {
    const option = args[index + 1];
    if (/^-[a-zA-Z]*e/.test(word) || (word === '-o' && option === 'errexit')) return [true];
    return /^\+[a-zA-Z]*e/.test(word) || (word === '+o' && option === 'errexit') ? [false] : [];
  });
}

function setsPipefail({ words }: ShellCommand): boolean {
  const texts = words.map((word) => word.value ?? '');
  return texts[0] === 'set' && texts.includes('pipefail') && !texts.includes('+o');
}

function isPiped(script: ShellScript, index: number): boolean {
  return script.commands.some((command) => command.pipedFrom === index);
}

const FUNCTION_HEAD = /(?:\bfunction\s+([\w:-]+)|(?<![\w:-])([\w:-]+)\s*\(\s*\))/g;

/** Whether the function around a command is called: the name is the last one defined before it. */
function isCalled(script: ShellScript, command: ShellCommand): boolean {
  const head = [...script.text.slice(0, command.start).matchAll(FUNCTION_HEAD)].at(-1);
  const name = head?.[1] ?? head?.[2];
  return script.commands.some(
    ({ words, inFunction }) => !inFunction && baseName(words[0]?.value ?? '') === name,
  );
}
