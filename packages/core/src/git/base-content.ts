import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { findMovedFolders } from './moved-folders.js';
import { lookUpObjects, type GitObject, type Repository } from './repository.js';
import type { BaseContent } from './types.js';
import { unknownBase, type UnknownBase } from './unknown-base.js';

/** A folder whose content at the base is asked for. */
export interface BaseSubject {
  /** Relative to the workspace root, `.` for the root itself. */
  readonly root: string;
  /** File, relative to the folder, by which the folder is recognised where it had another name. */
  readonly marker?: string;
}

export interface BaseQuery {
  readonly workspaceRoot: string;
  readonly repository: Repository;
  readonly commit: string;
}

/** Where a subject's content is looked for at the base. */
export interface Place {
  readonly kind: 'place';
  /** Relative to the top of the repository, empty for the top itself. */
  readonly folder: string;
  readonly marker?: string;
}

/** `BaseContent`, where the unknown carries its cause. */
export type SubjectAtBase = Exclude<BaseContent, { kind: 'unknown' }> | UnknownBase;

/** Finds the content of any number of folders at the base, with one process while none is new or moved. */
export function findContents(query: BaseQuery, subjects: readonly BaseSubject[]): SubjectAtBase[] {
  const { repository, commit } = query;
  const places = subjects.map((subject) => placeOf(query, subject));
  const objects = lookUpObjects(repository, [
    ...places.map((place) => (place.kind === 'place' ? nameOf(commit, place) : commit)),
    ...places.map((place) =>
      place.kind === 'place' ? nameOf(commit, place, place.marker) : commit,
    ),
  ]);
  if (!Array.isArray(objects)) return places.map(() => objects);
  const lost = places
    .filter((_, index) => objects[places.length + index] === undefined)
    .filter((place) => place.kind === 'place')
    .filter(({ marker }) => marker !== undefined);
  if (lost.length === 0) return contentsOf(query, places, objects);
  const moved = findMovedFolders(query, lost);
  return readTrees(
    query,
    places.map((place) => moved.get(place) ?? place),
  );
}

function placeOf(
  { workspaceRoot, repository }: BaseQuery,
  subject: BaseSubject,
): Place | UnknownBase {
  const { root, marker } = subject;
  if (`${root}${marker ?? ''}${repository.prefix}`.includes('\n')) {
    return unknownBase('unsupported-name', root);
  }
  const nested = findNestedRepository(workspaceRoot, root);
  if (nested !== undefined) return unknownBase('nested-repository', nested);
  const folder = trimPath(posix.join(repository.prefix, root));
  return { kind: 'place', folder, ...(marker !== undefined && { marker }) };
}

function trimPath(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '.' ? '' : trimmed;
}

/** Git sees a repository in a repository as one opaque entry, so its folders would all look new. */
function findNestedRepository(workspaceRoot: string, root: string): string | undefined {
  const segments = posix
    .normalize(root)
    .split('/')
    .filter((segment) => segment !== '.');
  const folders = segments.map((_, index) => segments.slice(0, index + 1).join('/'));
  return folders.find((folder) => existsSync(join(workspaceRoot, folder, '.git')));
}

function nameOf(commit: string, { folder }: Place, marker = ''): string {
  return `${commit}:${trimPath(posix.join(folder, marker))}`;
}

function readTrees(query: BaseQuery, places: readonly (Place | UnknownBase)[]): SubjectAtBase[] {
  const { repository, commit } = query;
  const names = places.map((place) => (place.kind === 'place' ? nameOf(commit, place) : commit));
  const objects = lookUpObjects(repository, names);
  if (!Array.isArray(objects)) return places.map(() => objects);
  return contentsOf(query, places, objects);
}

function contentsOf(
  { repository, commit }: BaseQuery,
  places: readonly (Place | UnknownBase)[],
  objects: readonly (GitObject | undefined)[],
): SubjectAtBase[] {
  return places.map((place, index) => {
    if (place.kind !== 'place') return place;
    const object = objects[index];
    if (object?.type !== 'tree') return { kind: 'absent', commit };
    const root = posix.relative(`/${repository.prefix}`, `/${place.folder}`) || '.';
    return { kind: 'content', commit, root, tree: object.id };
  });
}
