import { basename } from 'node:path/posix';
import type { ShellWord } from '../../shell/index.js';

/** A command that runs another one, which its later words name. */
interface Prefix {
  /** `run` of `uv run`. */
  readonly subcommand?: string;
  /** Options whose value is the next word. */
  readonly valued?: readonly string[];
  /** Words between the options and the other command: the duration of `timeout`. */
  readonly operands?: number;
}

const PREFIXES: Readonly<Record<string, Prefix>> = {
  sudo: { valued: ['-u', '--user', '-g', '--group', '-h', '-p', '-C', '-r', '-t', '-T', '-D', '-R'] },
  doas: { valued: ['-u', '-C'] },
  env: { valued: ['-u', '--unset', '-C', '--chdir'] },
  exec: { valued: ['-a'] },
  command: {},
  nohup: {},
  setsid: {},
  time: { valued: ['-f', '-o'] },
  nice: { valued: ['-n'] },
  ionice: { valued: ['-c', '-n'] },
  timeout: { valued: ['-s', '--signal', '-k', '--kill-after'], operands: 1 },
  stdbuf: { valued: ['-i', '-o', '-e'] },
  'xvfb-run': { valued: ['-e', '-f', '-n', '-p', '-s', '-w'] },
  uv: {
    subcommand: 'run',
    valued: [
      '--with', '--with-editable', '--with-requirements', '-w', '-p', '--python', '--project', '--directory',
      '--extra', '--no-extra', '--group', '--no-group', '--only-group', '--package', '--env-file', '-m',
      '--module', '--index', '--index-url', '--default-index', '--extra-index-url', '--cache-dir',
      '--config-file', '-f', '--find-links', '-P', '--upgrade-package', '--resolution', '--prerelease',
    ],
  },
  poetry: { subcommand: 'run', valued: ['-C', '--directory', '-P', '--project'] },
  pipenv: { subcommand: 'run' },
  pdm: { subcommand: 'run', valued: ['-p', '--project'] },
  rye: { subcommand: 'run' },
  hatch: { subcommand: 'run', valued: ['-e', '--env'] },
  pixi: { subcommand: 'run', valued: ['-e', '--environment', '--manifest-path'] },
  conda: { subcommand: 'run', valued: ['-n', '--name', '-p', '--prefix', '--cwd'] },
  mamba: { subcommand: 'run', valued: ['-n', '--name', '-p', '--prefix', '--cwd'] },
  micromamba: { subcommand: 'run', valued: ['-n', '--name', '-p', '--prefix', '--cwd'] },
}; // prettier-ignore

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

/** The program that a word names, without folder and `.exe`. */
export function programName(word: ShellWord | undefined): string {
  const text = word?.expanded.text ?? '';
  return basename(text.replaceAll('\\', '/')).replace(/\.exe$/i, '');
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
    const prefix = Object.hasOwn(PREFIXES, name) ? PREFIXES[name] : undefined;
    if (!prefix) return index;
    index = skipPrefix(words, index + 1, prefix);
  }
}

function skipPrefix(words: readonly ShellWord[], from: number, prefix: Prefix): number {
  let index = from;
  if (prefix.subcommand !== undefined) {
    const at = words.findIndex((word, each) => each >= from && word.value === prefix.subcommand);
    if (at === -1) return words.length;
    index = at + 1;
  }
  for (; index < words.length; index++) {
    const text = words[index]?.expanded.text ?? '';
    if (text === '--') return index + 1;
    if (prefix.valued?.includes(text)) index++;
    else if (!/^-.|^[A-Za-z_]\w*=/.test(text)) break;
  }
  return index + (prefix.operands ?? 0);
}
