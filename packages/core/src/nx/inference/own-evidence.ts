import { posix } from 'node:path';
import { parse as parseJson } from 'jsonc-parser';
import picomatch from 'picomatch';
import { parse as parseYaml } from 'yaml';
import { EVIDENCE_PREFIX } from '../tasks/evidence-prefix.js';
import { PNPM_WORKSPACE, type ProjectFile } from './project-files.js';

/** A project whose own file has targets that collect evidence, such as a wrapped command. */
export interface OwnEvidence {
  readonly projectRoot: string;
  /** Its `project.json` or `package.json`. */
  readonly file: string;
}

/**
 * Finds the projects that collect evidence without a marker file, so that their verdicts are enforced too. Comments in
 * the files are allowed, as Nx allows them.
 *
 * @param exclude globs of files that make no project
 */
export function findOwnEvidence(
  projectFiles: readonly ProjectFile[],
  exclude: readonly string[],
): OwnEvidence[] {
  const isExcluded = exclude.length === 0 ? () => false : picomatch([...exclude], { dot: true });
  const isPackage = isWorkspacePackage(projectFiles);
  return projectFiles
    .filter(({ text }) => text?.includes(`"${EVIDENCE_PREFIX}`))
    .filter(({ file }) => !isExcluded(file))
    .filter(({ file, text }) => {
      const { targets, nx, scripts } = objectOf(parseJson(text ?? ''));
      if (posix.basename(file) === 'project.json') return hasEvidence(targets);
      if (posix.basename(file) !== 'package.json') return false;
      const isEvidence = hasEvidence(objectOf(nx).targets) || hasEvidence(scripts);
      return isEvidence && isPackage(posix.dirname(file));
    })
    .map(({ file }) => ({ projectRoot: posix.dirname(file), file }));
}

/** Any other `package.json` is no project: Nx follows the lists of the package managers. */
function isWorkspacePackage(projectFiles: readonly ProjectFile[]): (folder: string) => boolean {
  const textOf = (name: string): string =>
    projectFiles.find(({ file }) => file === name)?.text ?? '';
  const { workspaces } = objectOf(parseJson(textOf('package.json')));
  const pnpm = objectOf(parsedYaml(textOf(PNPM_WORKSPACE)));
  const patterns = [workspaces, objectOf(workspaces).packages, pnpm.packages]
    .flatMap((list) => (Array.isArray(list) ? (list as readonly unknown[]) : []))
    .filter((pattern) => typeof pattern === 'string')
    .filter((pattern) => pattern !== '')
    .map((pattern) => posix.join(pattern.replace(/\/$/, '')));
  const excluded = patterns.filter((pattern) => pattern.startsWith('!'));
  const ignore = excluded.map((pattern) => pattern.slice(1));
  const matches = picomatch(
    patterns.filter((pattern) => !excluded.includes(pattern)),
    { ignore },
  );
  return (folder) => folder === '.' || matches(folder);
}

function hasEvidence(targets: unknown): boolean {
  return Object.keys(objectOf(targets)).some((name) => name.startsWith(EVIDENCE_PREFIX));
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** A list that cannot be read has no packages; the package manager complains where it matters. */
function parsedYaml(text: string): unknown {
  try {
    return parseYaml(text);
  } catch {
    return undefined;
  }
}
