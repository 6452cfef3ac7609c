import {
  countOptions,
  launcherNamed,
  programName as nameOfProgram,
  type Launcher,
} from '../../commands/launchers.js';
import type { ShellWord } from '../../shell/index.js';

/**
 * Commands that run another one elsewhere and have too many options to list: the first word that names
 * Python is taken for the command.
 */
const REMOTE = new Set([
  'docker',
  'podman',
  'nerdctl',
  'kubectl',
  'oc',
  'ssh',
  'gcloud',
  'docker-compose',
]);

/** The program that a word names, without folder and Windows suffix. */
export function programName(word: ShellWord | undefined): string {
  return nameOfProgram(word?.expanded.text ?? '');
}

/** Index of the word that names the command which is run in the end. */
export function commandIndex(
  words: readonly ShellWord[],
  isWanted: (word: ShellWord) => boolean,
): number {
  for (let index = 0; ;) {
    const word = words[index];
    if (word === undefined || isWanted(word)) return index;
    const name = programName(word);
    if (REMOTE.has(name)) return words.findIndex((other, at) => at > index && isWanted(other));
    const launcher = launcherNamed(name);
    if (launcher === undefined) return index;
    index = skipLauncher(words, index + 1, launcher);
  }
}

/** The subcommand is taken wherever it stands: an option that is not known must not hide Python. */
function skipLauncher(words: readonly ShellWord[], from: number, launcher: Launcher): number {
  const { subcommands, optional = false, operands = 0 } = launcher;
  const at = words.findIndex(
    ({ value = '' }, index) => index >= from && subcommands?.includes(value),
  );
  if (at === -1 && subcommands !== undefined && !optional) return words.length;
  const start = at === -1 ? from : at + 1;
  const texts = words.map(({ expanded }) => expanded.text);
  return start + countOptions(texts, start, launcher) + operands;
}
