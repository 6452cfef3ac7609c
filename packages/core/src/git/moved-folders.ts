import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { BaseQuery, Place } from './base-content.js';
import { unknownBase, unknownFrom, type UnknownBase } from './unknown-base.js';

/** How the marker files of a repository changed since the base: what moved where, and what is gone. */
interface MarkerChanges {
  /** Paths from the top of the repository: new path → old path. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly deleted: readonly string[];
}

/**
 * Finds where folders were at the base whose marker file is not there under its present path: where git detects that
 * the marker was renamed (it must be added for that), else the one folder whose marker of the same name is gone.
 *
 * @param lost places with a marker
 * @returns an entry for each place that moved, or that may have moved from several folders; none for what is new
 */
export function findMovedFolders(
  query: BaseQuery,
  lost: readonly Place[],
): Map<Place | UnknownBase, Place | UnknownBase> {
  const moved = new Map<Place | UnknownBase, Place | UnknownBase>();
  for (const marker of new Set(lost.map((place) => place.marker ?? ''))) {
    const places = lost.filter((place) => place.marker === marker);
    const changes = readMarkerChanges(query, marker);
    for (const place of places) {
      const from = 'kind' in changes ? changes : findOrigin(place, marker, changes);
      if (from !== undefined) moved.set(place, from);
    }
  }
  return moved;
}

function findOrigin(
  place: Place,
  marker: string,
  { renamed, deleted }: MarkerChanges,
): Place | UnknownBase | undefined {
  const from = renamed.get(posix.join(place.folder, marker));
  const origins = from === undefined ? deleted : [from];
  const folders = origins
    .filter((path) => path === marker || path.endsWith(`/${marker}`))
    .map((path) => path.slice(0, -marker.length).replace(/\/$/, ''));
  const [folder] = folders;
  if (folder === undefined) return undefined;
  if (folders.length > 1) return unknownBase('ambiguous-rename', folders.sort().join(', '));
  return { ...place, folder };
}

function readMarkerChanges(query: BaseQuery, marker: string): MarkerChanges | UnknownBase {
  const top = query.repository.run(['rev-parse', '--show-toplevel']);
  if (!top.ok) return unknownFrom(top, 'rev-parse');
  const output = query.repository.run([
    'diff-index',
    '-z',
    '--name-status',
    '--find-renames',
    '--no-relative',
    '--diff-filter=RD',
    query.commit,
    '--',
    `:(top,glob)**/${escapeGlob(marker)}`,
  ]);
  if (!output.ok) return unknownFrom(output, 'diff-index');
  const changes = parseNameStatus(output.stdout);
  const root = top.stdout.replace(/\n$/, '');
  // A file that was taken out of the index but left on disk is still there.
  const deleted = changes.deleted.filter((path) => !existsSync(join(root, path)));
  return { ...changes, deleted };
}

function escapeGlob(path: string): string {
  return path.replace(/[\\*?[\]]/g, '\\$&');
}

/** @see https://git-scm.com/docs/git-diff-index#_raw_output_format (status, then one path or, of a rename, two) */
function parseNameStatus(output: string): MarkerChanges {
  const fields = output.split('\0');
  const renamed = new Map<string, string>();
  const deleted: string[] = [];
  for (let index = 0; index + 1 < fields.length;) {
    const [status = '', path = '', to = ''] = fields.slice(index, index + 3);
    if (status.startsWith('R')) renamed.set(to, path);
    else deleted.push(path);
    index += status.startsWith('R') ? 3 : 2;
  }
  return { renamed, deleted };
}
