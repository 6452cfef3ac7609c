import { findPlugin, nxJson, readJsonText, type Tree } from '@gonogo/core/generators';
import type { WorkflowGeneratorOptions } from './options.js';

export const WORKFLOWS_FOLDER = '.github/workflows';

/** What a workflow has to know of the repository. */
export interface CiEnvironment {
  /** The branch that is protected. */
  readonly branch: string;
  readonly hasMergeQueue: boolean;
  readonly artifactsDir: string;
  /** Steps that make Nx ready to run, as lines of YAML without indentation. */
  readonly install: readonly string[];
  /** How Nx is started. */
  readonly nx: string;
  /** The `with` of `actions/setup-node`. */
  readonly node: readonly string[];
}

/** How each package manager installs what its lock file says. */
const INSTALLERS: readonly (readonly [lockFile: string, command: string, nx: string])[] = [
  ['pnpm-lock.yaml', 'pnpm install --frozen-lockfile', 'pnpm exec nx'],
  ['bun.lock', 'npx --yes bun install --frozen-lockfile', 'npx nx'],
  ['bun.lockb', 'npx --yes bun install --frozen-lockfile', 'npx nx'],
  ['package-lock.json', 'npm ci', 'npx nx'],
];

/** Reads the package manager off the lock file, and the protected branch and the reports' folder off `nx.json`. */
export function ciEnvironment(tree: Tree, options: WorkflowGeneratorOptions): CiEnvironment {
  const { defaultBase } = readJsonText(nxJson(tree)) as { defaultBase?: unknown };
  return {
    branch: typeof defaultBase === 'string' ? defaultBase.replace(/^origin\//, '') : 'main',
    hasMergeQueue: options.mergeQueue ?? otherWorkflows(tree, options).every(runsInMergeQueue),
    artifactsDir: findPlugin(tree)?.artifactsDir ?? 'artifacts',
    ...installation(tree),
    node: nodeSettings(tree, options),
  };
}

/** Texts of the workflows that this generator does not write. */
function otherWorkflows(tree: Tree, { file, smokeFile }: WorkflowGeneratorOptions): string[] {
  return tree
    .children(WORKFLOWS_FOLDER)
    .filter((name) => /\.ya?ml$/.test(name) && name !== file && name !== smokeFile)
    .map((name) => tree.read(`${WORKFLOWS_FOLDER}/${name}`, 'utf-8') ?? '');
}

function runsInMergeQueue(workflow: string): boolean {
  return /^[^#\n]*\bmerge_group\b/m.test(workflow);
}

function installation(tree: Tree): Pick<CiEnvironment, 'install' | 'nx'> {
  if (!tree.exists('package.json') && tree.exists('nx')) {
    // The wrapper installs Nx and its plugins by itself.
    return { install: [], nx: './nx' };
  }
  if (tree.exists('yarn.lock')) {
    const flag = tree.exists('.yarnrc.yml') ? '--immutable' : '--frozen-lockfile';
    return { install: ['corepack enable', `yarn install ${flag}`], nx: 'yarn nx' };
  }
  const [, command = 'npm install', nx = 'npx nx'] =
    INSTALLERS.find(([lockFile]) => tree.exists(lockFile)) ?? [];
  const needsCorepack = command.startsWith('pnpm');
  return { install: [...(needsCorepack ? ['corepack enable'] : []), command], nx };
}

function nodeSettings(tree: Tree, { nodeVersion }: WorkflowGeneratorOptions): string[] {
  const file = ['.nvmrc', '.node-version'].find((name) => tree.exists(name));
  const version =
    file === undefined ? `node-version: ${nodeVersion}` : `node-version-file: ${file}`;
  return tree.exists('package-lock.json') ? [version, 'cache: npm'] : [version];
}
