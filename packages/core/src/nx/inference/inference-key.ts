import { createHash } from 'node:crypto';
import { dirname } from 'node:path/posix';
import { SUITE } from '../../suite.js';
import { EVIDENCE_PREFIX } from '../tasks/evidence-prefix.js';
import { identifyPackage, localFolderOf } from './load-packages.js';
import type { ProjectFile } from './project-files.js';

/** What the marker patterns depend on: the options, and the packages that they name. */
export interface OptionsKey {
  readonly key: string;
  /** False where a package's code may change without its version, or cannot be found: load it each time. */
  readonly reusable: boolean;
}

/** @param rawOptions the plugin's options as `nx.json` has them */
export function optionsKey(
  workspaceRoot: string,
  rawOptions: unknown,
  nxVersion: string,
): OptionsKey {
  const packages = namesIn(rawOptions).map((name) => identityOf(workspaceRoot, name));
  return {
    key: digest([SUITE.version, nxVersion, rawOptions ?? null, packages]),
    reusable: packages.every((identity) => identity !== undefined),
  };
}

function namesIn(rawOptions: unknown): string[] {
  const controls =
    typeof rawOptions === 'object' && rawOptions !== null && 'controls' in rawOptions
      ? rawOptions.controls
      : [];
  return Array.isArray(controls) ? controls.filter((name) => typeof name === 'string') : [];
}

function identityOf(workspaceRoot: string, name: string): string | undefined {
  try {
    const { version, folder } = identifyPackage(workspaceRoot, name);
    return localFolderOf(workspaceRoot, folder) === undefined ? `${name}@${version}` : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The digest of all that an inference depends on.
 *
 * @param files the marker files, and those that must lie beside them
 * @param projectFiles those around a marker count, and those beside and with evidence targets
 */
export function inferenceKey(
  optionsKeyValue: string,
  files: readonly string[],
  projectFiles: readonly ProjectFile[],
): string {
  const withEvidence = projectFiles.filter(({ text }) => text?.includes(`"${EVIDENCE_PREFIX}`));
  const folders = new Set([
    '.',
    ...files.flatMap(foldersAround),
    ...withEvidence.map(({ file }) => dirname(file)),
  ]);
  const relevant = projectFiles.filter(({ file }) => folders.has(dirname(file)));
  return digest([optionsKeyValue, files, relevant.map(({ file, text }) => [file, text ?? null])]);
}

function foldersAround(file: string): string[] {
  const folders: string[] = [];
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) folders.push(folder);
  return folders;
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
