/** A program that runs the command which follows its own options. */
export interface Launcher {
  /** Subcommands of which one must follow, as in `uv run`; without them the command follows at once. */
  readonly subcommands?: readonly string[];
  /** The subcommand may be left out, as in `pnpm nx`. */
  readonly optional?: boolean;
  /** Options that take the next word as their value. */
  readonly valueOptions?: readonly string[];
  /** Words of its own before the command, as the duration of `timeout`. */
  readonly operands?: number;
}

const NPM_OPTIONS = ['-p', '--package', '-c', '--call', '-w', '--workspace', '-C', '--prefix'];
const PNPM_OPTIONS = ['-C', '--dir', '-F', '--filter', '--package', '--reporter'];
const CONDA_OPTIONS = ['-n', '--name', '-p', '--prefix', '--cwd'];

const LAUNCHERS: Readonly<Record<string, Launcher>> = {
  env: { valueOptions: ['-u', '--unset', '-C', '--chdir'] },
  sudo: {
    valueOptions: [
      '-u', '--user', '-g', '--group', '-D', '--chdir', '-h', '-p', '-C', '-r', '-t', '-T', '-R',
    ],
  },
  doas: { valueOptions: ['-u', '-C'] },
  command: {},
  exec: { valueOptions: ['-a'] },
  nohup: {},
  setsid: {},
  time: { valueOptions: ['-f', '--format', '-o', '--output'] },
  nice: { valueOptions: ['-n', '--adjustment'] },
  ionice: { valueOptions: ['-c', '-n'] },
  timeout: { valueOptions: ['-s', '--signal', '-k', '--kill-after'], operands: 1 },
  stdbuf: { valueOptions: ['-i', '-o', '-e'] },
  'xvfb-run': {
    valueOptions: ['-e', '-f', '-n', '--server-num', '-p', '-s', '--server-args', '-w'],
  },
  uv: {
    subcommands: ['run'],
    valueOptions: [
      '--with', '--with-editable', '--with-requirements', '-w', '-p', '--python', '--project', '--directory',
      '--extra', '--no-extra', '--group', '--no-group', '--only-group', '--package', '--env-file', '-m',
      '--module', '--index', '--index-url', '--default-index', '--extra-index-url', '--cache-dir',
      '--config-file', '-f', '--find-links', '-P', '--upgrade-package', '--resolution', '--prerelease',
    ],
  },
  poetry: { subcommands: ['run'], valueOptions: ['-C', '--directory', '-P', '--project'] },
  pdm: { subcommands: ['run'], valueOptions: ['-p', '--project'] },
  pipenv: { subcommands: ['run'] },
  hatch: { subcommands: ['run'], valueOptions: ['-e', '--env'] },
  rye: { subcommands: ['run'] },
  pixi: { subcommands: ['run'], valueOptions: ['-e', '--environment', '--manifest-path'] },
  conda: { subcommands: ['run'], valueOptions: CONDA_OPTIONS },
  mamba: { subcommands: ['run'], valueOptions: CONDA_OPTIONS },
  micromamba: { subcommands: ['run'], valueOptions: CONDA_OPTIONS },
  npx: { valueOptions: NPM_OPTIONS },
  bunx: {},
  corepack: {},
  npm: { subcommands: ['exec', 'x'], valueOptions: NPM_OPTIONS },
  pnpm: { subcommands: ['exec', 'dlx'], optional: true, valueOptions: PNPM_OPTIONS },
  yarn: { subcommands: ['run', 'exec', 'dlx'], optional: true, valueOptions: ['--cwd'] },
  bun: { subcommands: ['x', 'run'], optional: true, valueOptions: ['--cwd'] },
}; // prettier-ignore

/** The launcher of that name, as `programName` gives it. */
export function launcherNamed(name: string): Launcher | undefined {
  return Object.hasOwn(LAUNCHERS, name) ? LAUNCHERS[name] : undefined;
}

/** The number of words, from an index on, that are options, their values, `--`, or the assignments that `env` takes. */
export function countOptions(
  words: readonly string[],
  from: number,
  { valueOptions = [] }: Launcher,
): number {
  let index = from;
  for (; index < words.length; index++) {
    const word = words[index] ?? '';
    if (word === '--') return index + 1 - from;
    if (valueOptions.includes(word)) index++;
    else if (!/^-.|^[A-Za-z_]\w*=/.test(word)) break;
  }
  return index - from;
}

/** The program's name without its folder and Windows suffix. */
export function programName(word: string): string {
  return baseName(word).replace(/\.(?:exe|cmd|bat)$/i, '');
}

/** The last part of a path with either kind of separator. */
export function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? '';
}
