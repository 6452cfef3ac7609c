import { posix } from 'node:path';
import { OptionsError } from '../../control/parse-options.js';
import type { PluginOptions } from './plugin-options.js';
import { distinctSlugs } from './project-name.js';
import type { GovernedSubject } from './types.js';

/** What is known of a project beside its own subjects. */
export interface ProjectSubjects {
  readonly own: readonly GovernedSubject[];
  readonly all: readonly GovernedSubject[];
  /** Name of its folder of reports, where it needs one. */
  readonly folder: string;
}

/** Where one control's evidence goes, and what its target is called. */
export interface PlacedSubject {
  readonly subject: GovernedSubject;
  readonly target: string;
  /** Relative to the workspace root. */
  readonly artifactsDir: string;
}

/** Names the target of each subject of a project, and the folder of its reports; disabled ones are left out. */
export function placeSubjects(options: PluginOptions, project: ProjectSubjects): PlacedSubject[] {
  return project.own.flatMap((subject) => place(options, subject, project));
}

/** Where two projects carry the same control, each has its own folder; likewise two folders of one project. */
function place(
  options: PluginOptions,
  subject: GovernedSubject,
  { own, all, folder }: ProjectSubjects,
): PlacedSubject[] {
  const { id, kind } = subject.control;
  const setting = options.targets[id];
  if (setting === false) return [];
  const isSame = (other: GovernedSubject): boolean => other.control.id === id;
  // The gate of the workspace itself is one, whatever other repositories lie in folders of it.
  const isTheGate = kind === 'gate' && subject.subjectRoot === '.';
  const manyInAll = !isTheGate && all.filter(isSame).length > 1;
  const sameInProject = own.filter(isSame);
  const suffix = sameInProject.length > 1 ? suffixOf(subject, sameInProject) : undefined;
  const base = setting?.name ?? (kind === 'evidence' ? `evidence-${id}` : id);
  const target = suffix === undefined ? base : `${base}-${suffix}`;
  const parts = [options.artifactsDir, manyInAll ? folder : '', suffix ?? ''];
  return [{ subject, target, artifactsDir: posix.join(...parts) }];
}

/** Tells the folders that one control governs in one project apart. */
function suffixOf(subject: GovernedSubject, same: readonly GovernedSubject[]): string {
  const names = same.map(({ projectRoot, subjectRoot }): [string, string] => [
    subjectRoot,
    posix.relative(projectRoot, subjectRoot) || subjectRoot,
  ]);
  return distinctSlugs(new Map(names)).get(subject.subjectRoot) ?? '';
}

/**
 * Of two targets with one name only one would be there, and the other's verdict would be missed by nobody.
 *
 * @throws OptionsError naming the controls
 */
export function assertDistinctTargets(
  project: string,
  placed: readonly PlacedSubject[],
  verify: string | undefined,
): void {
  const owners = new Map<string, string>(verify === undefined ? [] : [[verify, 'verify']]);
  for (const { target, subject } of placed) {
    const other = owners.get(target);
    if (other !== undefined) {
      throw new OptionsError(
        `Options of plugin @gonogo/core/plugin: the targets of "${other}" and "${subject.control.id}" are both called "${target}" in project ${project}: give one of them another name in "targets"`,
      );
    }
    owners.set(target, subject.control.id);
  }
}
