import { installPackagesTask, type Tree } from '@nx/devkit';
import { SUITE } from '../../suite.js';
import { insertValue, readJsonText, type JsonText, type JsonTextPath } from '../json/json-text.js';
import { nxJson } from './register-controls.js';
import type { SetupReport, SetupStep } from './setup-report.js';

const PACKAGE_JSON = 'package.json';

const DEPENDENCY_KEYS = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
];

/**
 * Adds packages of the suite at this version: to `devDependencies`, or, in a repository that keeps Nx in
 * `.nx/installation` and has no `package.json`, to `installation.plugins` of `nx.json`. A package that is there, at
 * whatever version, stays as it is.
 *
 * @returns the installation, to be run when the files are written; nothing where nothing was added
 * @see https://nx.dev/docs/guides/installation/install-non-javascript
 */
export function addPackages(
  tree: Tree,
  names: readonly string[],
  report: SetupReport,
): readonly SetupStep[] {
  const target = dependencyFile(tree);
  if (target === undefined) {
    report.next(
      `install ${names.join(', ')}: there is neither a package.json nor an "installation" in nx.json`,
    );
    return [];
  }
  const missing = names.filter((name) => !target.present.includes(name));
  let { text } = target.file;
  for (const name of missing) {
    text = insertValue({ ...target.file, text }, [...target.key, name], SUITE.version);
  }
  if (missing.length === 0) return [];
  tree.write(target.file.path, text);
  report.did(`${target.file.path}: added ${missing.join(', ')} ${SUITE.version}`);
  return target.file.path === PACKAGE_JSON
    ? [
        () => {
          installPackagesTask(tree);
        },
      ]
    : [];
}

interface DependencyFile {
  readonly file: JsonText;
  /** Where new packages go. */
  readonly key: JsonTextPath;
  readonly present: readonly string[];
}

function dependencyFile(tree: Tree): DependencyFile | undefined {
  const text = tree.read(PACKAGE_JSON, 'utf-8');
  if (text !== null) {
    const file = { path: PACKAGE_JSON, text };
    const manifest = readJsonText(file);
    const present = DEPENDENCY_KEYS.flatMap((key) => keysAt(manifest, key));
    return { file, key: ['devDependencies'], present };
  }
  const file = nxJson(tree);
  const { installation } = readJsonText(file) as { installation?: unknown };
  if (installation === undefined) return undefined;
  return { file, key: ['installation', 'plugins'], present: keysAt(installation, 'plugins') };
}

function keysAt(value: unknown, key: string): string[] {
  const inner = (value as Record<string, unknown> | null)?.[key];
  return typeof inner === 'object' && inner !== null ? Object.keys(inner) : [];
}
