/** A program that runs the command which follows its own options. */
interface Launcher {
  /** Subcommands of which one must follow, as in `uv run`; without them the command follows at once. */
  readonly subcommands?: readonly string[];
  /** The subcommand may be left out, as in `pnpm nx`. */
  readonly optional?: boolean;
  /** Options that take the next word as their value. */
  readonly valueOptions?: readonly string[];
  /** Words of its own before the command, as the duration of `timeout`. */
  readonly operands?: number;
}

const PACKAGE_OPTIONS = ['-p', '--package', '-c', '--call', '-w', '--workspace', '-C', '--prefix'];
const PNPM_OPTIONS = ['-C', '--dir', '-F', '--filter', '--package', '--reporter'];

const LAUNCHERS: Readonly<Record<string, Launcher>> = {
  env: { valueOptions: ['-u', '--unset', '-C', '--chdir'] },
  sudo: { valueOptions: ['-u', '--user', '-g', '--group', '-D', '--chdir', '-C', '-h', '-p'] },
  command: {},
  exec: { valueOptions: ['-a'] },
  time: { valueOptions: ['-f', '--format', '-o', '--output'] },
  nice: { valueOptions: ['-n', '--adjustment'] },
  timeout: { valueOptions: ['-s', '--signal', '-k', '--kill-after'], operands: 1 },
  stdbuf: { valueOptions: ['-i', '-o', '-e'] },
  'xvfb-run': { valueOptions: ['-s', '--server-args', '-n', '--server-num'] },
  uv: {
    subcommands: ['run'],
    valueOptions: [
      ...['-p', '--python', '--with', '--with-editable', '--with-requirements', '--project'],
      ...['--directory', '--extra', '--group', '--only-group', '--env-file', '--package'],
    ],
  },
  poetry: { subcommands: ['run'], valueOptions: ['-C', '--directory', '-P', '--project'] },
  pdm: { subcommands: ['run'], valueOptions: ['-p', '--project'] },
  pipenv: { subcommands: ['run'] },
  hatch: { subcommands: ['run'], valueOptions: ['-e', '--env'] },
  rye: { subcommands: ['run'] },
  conda: { subcommands: ['run'], valueOptions: ['-n', '--name', '-p', '--prefix', '--cwd'] },
  npx: { valueOptions: PACKAGE_OPTIONS },
  bunx: {},
  corepack: {},
  npm: { subcommands: ['exec', 'x'], valueOptions: PACKAGE_OPTIONS },
  pnpm: { subcommands: ['exec', 'dlx'], optional: true, valueOptions: PNPM_OPTIONS },
  yarn: { subcommands: ['run', 'exec', 'dlx'], optional: true, valueOptions: ['--cwd'] },
  bun: { subcommands: ['x', 'run'], optional: true, valueOptions: ['--cwd'] },
};

/** Launchers that run each other are followed this far. */
const MAX_LAUNCHERS = 8;

/**
 * Removes launchers from the front of a command: `sudo -E uv run python x.py` becomes `python x.py`.
 *
 * @param words the command's words, quotes removed
 */
export function withoutLaunchers(words: readonly string[]): readonly string[] {
  let rest = words;
  for (let count = 0; count < MAX_LAUNCHERS; count++) {
    const next = withoutLauncher(rest);
    if (next === undefined) return rest;
    rest = next;
  }
  return rest;
}

function withoutLauncher(words: readonly string[]): readonly string[] | undefined {
  const name = programName(words[0] ?? '');
  const launcher = Object.hasOwn(LAUNCHERS, name) ? LAUNCHERS[name] : undefined;
  if (launcher === undefined) return undefined;
  let rest = skipOptions(words.slice(1), launcher);
  if (launcher.subcommands !== undefined) {
    const found = launcher.subcommands.includes(rest[0] ?? '');
    if (!found && launcher.optional !== true) return undefined;
    if (found) rest = skipOptions(rest.slice(1), launcher);
  }
  return rest.slice(launcher.operands ?? 0);
}

/** Skips options, their values, `--`, and the assignments that `env` and `sudo` take. */
function skipOptions(words: readonly string[], { valueOptions = [] }: Launcher): readonly string[] {
  let index = 0;
  for (; index < words.length; index++) {
    const word = words[index] ?? '';
    if (word === '--') return words.slice(index + 1);
    if (valueOptions.includes(word)) index++;
    else if (!word.startsWith('-') && !/^[A-Za-z_]\w*=/.test(word)) break;
  }
  return words.slice(index);
}

/** The program's name without its folder and Windows suffix. */
export function programName(word: string): string {
  return baseName(word).replace(/\.(?:exe|cmd|bat)$/i, '');
}

/** The last part of a path with either kind of separator. */
export function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? '';
}
