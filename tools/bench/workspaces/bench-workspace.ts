import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runProcess, type ProcessResult } from '../measure/run-process';
import type { InstalledPackages } from './install-packages';

export const CONTROL_PACKAGES = [
  '@gonogo/policy-bundle',
  '@gonogo/workflows',
  '@gonogo/registry',
  '@gonogo/release-gate',
];

/** The suite's one plugin with all control packages, as users register it. */
export const SUITE_PLUGIN = {
  plugin: '@gonogo/core/plugin',
  options: { controls: CONTROL_PACKAGES },
};

const EXAMPLE = join(__dirname, '../../../examples/governed-workspace');

/** A workspace in a temporary folder, under git, with the packed packages linked in and a cache of its own. */
export interface BenchWorkspace {
  readonly root: string;
  write(path: string, text: string): void;
  /** Copies the example workspace of this repository. */
  copyExample(): void;
  /** Writes `nx.json`. */
  configure(configuration: { readonly plugins: readonly unknown[]; readonly sync?: unknown }): void;
  /** Commits all that is there. */
  commit(): Promise<void>;
  /** Runs Nx without its daemon. @throws Error where it fails */
  nx(args: readonly string[], environment?: NodeJS.ProcessEnv): Promise<ProcessResult>;
  /** Takes back what tasks left: their cache, their reports and what Nx knows of the workspace. */
  clean(): void;
  remove(path: string): void;
}

export function createBenchWorkspace(root: string, packages: InstalledPackages): BenchWorkspace {
  const cache = `${root}-cache`;
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const remove = (path: string): void => {
    rmSync(join(root, path), { recursive: true, force: true });
  };
  const git = (...args: string[]): Promise<ProcessResult> =>
    runProcess({ command: 'git', args, cwd: root, env: environmentOf(cache) });
  write('package.json', '{ "name": "bench", "private": true }\n');
  write('.gitignore', 'node_modules\n.nx\nartifacts\n');
  symlinkSync(packages.nodeModules, join(root, 'node_modules'));
  return {
    root,
    write,
    remove,
    copyExample: () => {
      cpSync(EXAMPLE, root, { recursive: true });
    },
    configure: (configuration) => {
      write('nx.json', toJson({ analytics: false, defaultBase: 'main', ...configuration }));
    },
    async commit() {
      await git('init', '--quiet', '--initial-branch=main');
      await git('add', '--all');
      await git('commit', '--quiet', '--message=first');
    },
    nx: (args, environment) =>
      runProcess({
        command: process.execPath,
        args: [join(root, 'node_modules/nx/dist/bin/nx.js'), ...args],
        cwd: root,
        env: { ...environmentOf(cache), ...environment },
      }),
    clean: () => {
      rmSync(cache, { recursive: true, force: true });
      for (const path of ['.nx', 'artifacts']) remove(path);
    },
  };
}

export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Nothing of the environment around the benchmarks but what programs need to be found. */
function environmentOf(cacheDirectory: string): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'LANG', 'TMPDIR'];
  return {
    ...Object.fromEntries(kept.map((name) => [name, process.env[name]])),
    NX_CACHE_DIRECTORY: cacheDirectory,
    NX_DAEMON: 'false',
    NX_NO_CLOUD: 'true',
    NX_TUI: 'false',
    NO_COLOR: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'bench',
    GIT_AUTHOR_EMAIL: 'bench@example.invalid',
    GIT_COMMITTER_NAME: 'bench',
    GIT_COMMITTER_EMAIL: 'bench@example.invalid',
  };
}
