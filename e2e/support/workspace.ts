import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve as resolvePath } from 'node:path';

const EXAMPLE = join(__dirname, '../../examples/governed-workspace');

export interface NxResult {
  readonly code: number;
  /** Both streams as they came. */
  readonly output: string;
}

/** A real workspace in a temporary folder outside of the repository, with a cache of its own. */
export interface E2eWorkspace {
  readonly root: string;
  /** Where Nx keeps results, outside of the workspace. */
  readonly cacheFolder: string;
  /** Runs Nx with the given arguments. */
  nx(args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<NxResult>;
  /** Runs another program in the root. */
  run(
    program: string,
    args: readonly string[],
    environment?: Readonly<Record<string, string>>,
  ): Promise<NxResult>;
  git(...args: string[]): Promise<string>;
  read(path: string): string;
  readJson(path: string): Record<string, unknown>;
  write(path: string, content: string | Uint8Array): void;
  /** Replaces text that must be there. */
  edit(path: string, from: string, to: string): void;
  remove(path: string): void;
  exists(path: string): boolean;
  dispose(): void;
}

export const NX_JSON = {
  analytics: false,
  defaultBase: 'main',
  plugins: [
    {
      plugin: '@gonogo/core/plugin',
      options: {
        controls: ['@gonogo/policy-bundle', '@gonogo/workflows', '@gonogo/release-gate'],
      },
    },
  ],
};

export interface WorkspaceOptions {
  /** Contents of nx.json; the suite with all its control packages by default. */
  readonly nxJson?: unknown;
  /** Files beside (or instead of) the example's. */
  readonly files?: Readonly<Record<string, string>>;
  /** Without the example's files. */
  readonly empty?: boolean;
  /** Packages that the workspace holds itself: names, and their folders relative to the root. */
  readonly ownPackages?: Readonly<Record<string, string>>;
  /** Folder with another `node_modules` than the one that is installed for all specs. */
  readonly packages?: string | undefined;
}

/** Makes a workspace with the installed packages linked in, and commits all of it. */
export async function createWorkspace(options: WorkspaceOptions = {}): Promise<E2eWorkspace> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'gonogo-e2e-')));
  const workspace = workspaceAt(root);
  if (options.empty !== true) cpSync(EXAMPLE, root, { recursive: true });
  workspace.write('package.json', '{ "name": "acme", "private": true }\n');
  workspace.write('.gitignore', 'node_modules\n.nx\nartifacts\n');
  workspace.write('nx.json', `${JSON.stringify(options.nxJson ?? NX_JSON, null, 2)}\n`);
  for (const [path, content] of Object.entries(options.files ?? {})) workspace.write(path, content);
  linkPackages(root, options);
  await workspace.git('init', '--quiet', '--initial-branch=main');
  await workspace.git('add', '--all');
  await workspace.git('commit', '--quiet', '--message=first');
  return workspace;
}

/**
 * Links the installed packages into a workspace: one link for all, or a folder of links where the workspace's own
 * packages must be among them.
 */
export function linkPackages(
  root: string,
  { packages = process.env.GONOGO_E2E_PACKAGES ?? '', ownPackages = {} }: WorkspaceOptions,
): void {
  const installed = join(packages, 'node_modules');
  const target = join(root, 'node_modules');
  const own = Object.entries(ownPackages);
  if (own.length === 0) {
    symlinkSync(installed, target);
    return;
  }
  mkdirSync(target);
  for (const name of readdirSync(installed)) symlinkSync(join(installed, name), join(target, name));
  for (const [name, folder] of own) symlinkSync(join(root, folder), join(target, name));
}

/** Program and arguments that start the workspace's Nx, of which each major keeps its program in another place. */
export function nxCommand(root: string): string[] {
  const nx = join(root, 'node_modules/nx');
  const { bin } = JSON.parse(readFileSync(join(nx, 'package.json'), 'utf8')) as {
    bin: Readonly<Record<'nx', string>>;
  };
  return [process.execPath, join(nx, bin.nx)];
}

/** How programs are run in a workspace. */
export interface WorkspaceSettings {
  /** Program and arguments that start Nx; by default those of the Nx that is installed there. */
  readonly nx?: readonly string[];
  /** Variables beside those of `environmentOf`, or instead of them. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A view of an existing folder. */
export function workspaceAt(root: string, settings: WorkspaceSettings = {}): E2eWorkspace {
  const path = (relative: string): string => resolvePath(root, relative);
  const workspace: E2eWorkspace = {
    root,
    cacheFolder: cacheOf(root),
    nx(args, environment) {
      const [program = '', ...given] = [...(settings.nx ?? nxCommand(root)), ...args];
      return workspace.run(program, given, environment);
    },
    run: (program, args, environment) =>
      run(program, args, root, { ...settings.environment, ...environment }),
    async git(...args) {
      const { code, output } = await workspace.run('git', args);
      if (code !== 0) throw new Error(`git ${args.join(' ')}: ${output}`);
      return output;
    },
    read: (file) => readFileSync(path(file), 'utf8'),
    readJson: (file) => JSON.parse(readFileSync(path(file), 'utf8')) as Record<string, unknown>,
    write(file, content) {
      mkdirSync(dirname(path(file)), { recursive: true });
      writeFileSync(path(file), content);
    },
    edit(file, from, to) {
      const text = workspace.read(file);
      if (!text.includes(from)) throw new Error(`${file} does not hold ${JSON.stringify(from)}`);
      workspace.write(
        file,
        text.replace(from, () => to),
      );
    },
    remove(file) {
      rmSync(path(file), { recursive: true, force: true });
    },
    exists: (file) => existsSync(path(file)),
    dispose: () => {
      rmSync(root, { recursive: true, force: true });
      rmSync(cacheOf(root), { recursive: true, force: true });
    },
  };
  return workspace;
}

/** Runs a program in a folder, with an environment that knows nothing of the one around the tests. */
export function run(
  command: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<NxResult> {
  return new Promise((resolve) => {
    const options = { cwd, env: { ...environmentOf(cwd), ...environment }, maxBuffer: 1e8 };
    const child = execFile(command, [...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, output: `${stdout}${stderr}` });
    });
    child.stdin?.end();
  });
}

/** All that a process of the workspace is told: nothing of the environment around the tests but where programs are. */
export function environmentOf(root: string): Record<string, string> {
  const kept = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'npm_config_cache', 'npm_config_registry'];
  return {
    ...Object.fromEntries(kept.flatMap((name) => keep(name))),
    NX_CACHE_DIRECTORY: cacheOf(root),
    NX_DAEMON: 'false',
    NX_NO_CLOUD: 'true',
    NO_COLOR: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'e2e',
    GIT_AUTHOR_EMAIL: 'e2e@example.invalid',
    GIT_COMMITTER_NAME: 'e2e',
    GIT_COMMITTER_EMAIL: 'e2e@example.invalid',
  };
}

function keep(name: string): [string, string][] {
  const value = process.env[name];
  return value === undefined ? [] : [[name, value]];
}

function cacheOf(root: string): string {
  return `${root}-cache`;
}
