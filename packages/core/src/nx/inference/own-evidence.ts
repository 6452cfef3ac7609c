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
  const isProject = projectFolders(projectFiles);
  const found = projectFiles
    .filter(({ text }) => text?.includes(`"${EVIDENCE_PREFIX}`))
    .filter(({ file }) => !isExcluded(file) && isProject(posix.dirname(file)))
    .filter(({ file, text }) => targetsIn(file, objectOf(parseJson(text ?? ''))).some(isEvidence))
    .map(({ file }): [string, OwnEvidence] => {
      const projectRoot = posix.dirname(file);
      return [projectRoot, { projectRoot, file }];
    });
  return [...new Map(found).values()];
}

function isEvidence(target: string): boolean {
  return target.startsWith(EVIDENCE_PREFIX);
}

/** Names of the targets that Nx takes from a file: scripts are targets too, unless the file says which are. */
function targetsIn(file: string, content: Record<string, unknown>): string[] {
  if (posix.basename(file) === 'project.json') return Object.keys(objectOf(content.targets));
  if (posix.basename(file) !== 'package.json') return [];
  const { targets, includedScripts } = objectOf(content.nx);
  const scripts = Object.keys(objectOf(content.scripts));
  const included = Array.isArray(includedScripts)
    ? scripts.filter((name) => includedScripts.includes(name))
    : scripts;
  return [...Object.keys(objectOf(targets)), ...included];
}

/**
 * Where Nx sees a project: beside a `project.json`, in the packages that the package manager lists, and at the root
 * where its `package.json` has a part for Nx.
 */
function projectFolders(projectFiles: readonly ProjectFile[]): (folder: string) => boolean {
  const textOf = (name: string): string =>
    projectFiles.find(({ file }) => file === name)?.text ?? '';
  const withProjectJson = new Set(
    projectFiles
      .filter(({ file }) => posix.basename(file) === 'project.json')
      .map(({ file }) => posix.dirname(file)),
  );
  const { workspaces, nx } = objectOf(parseJson(textOf('package.json')));
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
  return (folder) =>
    withProjectJson.has(folder) || matches(folder) || (folder === '.' && nx !== undefined);
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
