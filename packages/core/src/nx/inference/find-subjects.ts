import { posix } from 'node:path';
import picomatch from 'picomatch';
import { compareCodePoints } from '../../files/compare-code-points.js';
import { escapeGlob } from '../../files/escape-glob.js';
import type { AnyControl, Marker } from '../../control/types.js';
import type { GovernedSubject, LoadedPackage } from './types.js';

export interface SubjectSearch {
  /** Files of the workspace (JSON, YAML, TOML, Rego), relative to its root. */
  readonly files: readonly string[];
  readonly packages: readonly LoadedPackage[];
  readonly roots: readonly string[];
  readonly exclude: readonly string[];
}

/**
 * Finds what is governed: a marker file makes a project, or belongs to the project around it.
 *
 * @returns one entry per control and governed folder, sorted by project root
 */
export function findSubjects(search: SubjectSearch): GovernedSubject[] {
  const projectFolders = new Set(
    search.files.filter(isProjectFile).map((file) => posix.dirname(file)),
  );
  const isExcluded =
    search.exclude.length === 0 ? () => false : picomatch([...search.exclude], { dot: true });
  const files = search.files.filter((file) => !isExcluded(file));
  const subjects = new Map<string, GovernedSubject>();
  for (const owner of search.packages) {
    for (const control of owner.controls) {
      for (const markerFile of findMarkers(control.marker, files, search.roots)) {
        const subject = subjectOf(control, owner, markerFile, projectFolders);
        if (leavesWorkspace(subject.projectRoot) || leavesWorkspace(subject.subjectRoot)) continue;
        const key = [subject.projectRoot, subject.subjectRoot, control.id].join('\0');
        if (!subjects.has(key)) subjects.set(key, subject);
      }
    }
  }
  return [...subjects.values()].sort((a, b) => compareCodePoints(a.projectRoot, b.projectRoot));
}

/** Whether Nx may see a project in the file's folder. */
export function isProjectFile(file: string): boolean {
  const name = posix.basename(file);
  return name === 'project.json' || name === 'package.json';
}

/** Globs, from the workspace root, of a marker and of what must lie beside it. */
export function markerPatterns(
  controls: readonly AnyControl[],
  roots: readonly string[],
): string[] {
  const patterns = controls.flatMap(({ marker }) =>
    roots.flatMap((root) => [
      anchored(marker.pattern, root),
      ...(marker.beside ?? []).map((beside) => `**/${posix.basename(beside)}`),
    ]),
  );
  return [...new Set(patterns)].sort(compareCodePoints);
}

function anchored(pattern: string, root: string): string {
  return root === '.' || pattern.startsWith('**/') ? pattern : `${escapeGlob(root)}/${pattern}`;
}

/** The files that match a marker and have beside them what it demands, sorted by code point. */
export function findMarkers(
  marker: Marker,
  files: readonly string[],
  roots: readonly string[],
): string[] {
  const patterns = roots.map((root) => anchored(marker.pattern, root));
  const isMarker = picomatch(patterns, { dot: true });
  return files
    .filter((file) => isMarker(file))
    .filter((file) => (marker.beside ?? []).every((beside) => isThere(file, beside, files)))
    .sort(compareCodePoints);
}

function isThere(markerFile: string, beside: string, files: readonly string[]): boolean {
  const pattern = posix.join(escapeGlob(posix.dirname(markerFile)), beside);
  const folder = posix.join(posix.dirname(markerFile), picomatch.scan(beside).base, '..');
  const prefix = folder === '.' || folder.startsWith('..') ? '' : `${folder}/`;
  const matches = picomatch(pattern, { dot: true });
  return files.some((file) => file.startsWith(prefix) && matches(file));
}

function subjectOf(
  control: AnyControl,
  owner: LoadedPackage,
  markerFile: string,
  projectFolders: ReadonlySet<string>,
): GovernedSubject {
  const folder = posix.dirname(markerFile);
  const ownRoot = posix.normalize(posix.join(folder, control.marker.project ?? '.'));
  return {
    control,
    package: owner,
    markerFile,
    projectRoot: nearestProject(ownRoot, projectFolders) ?? ownRoot,
    subjectRoot: posix.normalize(posix.join(folder, control.marker.subject ?? '.')),
  };
}

/** A marker so near to the workspace root that its project would lie above it. */
function leavesWorkspace(folder: string): boolean {
  return folder === '..' || folder.startsWith('../');
}

/** The folder itself or the nearest one above it that is a project; the workspace root does not count. */
function nearestProject(folder: string, projectFolders: ReadonlySet<string>): string | undefined {
  for (let current = folder; current !== '.'; current = posix.dirname(current)) {
    if (projectFolders.has(current)) return current;
  }
  return undefined;
}
