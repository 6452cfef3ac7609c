import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Name of the project at a folder: what its `project.json` or `package.json` says, which Nx would use anyway,
 * else the folder's path with hyphens.
 *
 * @param workspaceRoot absolute path
 * @param projectRoot relative to the workspace root
 */
export function projectName(workspaceRoot: string, projectRoot: string): string {
  const folder = join(workspaceRoot, projectRoot);
  return (
    nameIn(join(folder, 'project.json')) ??
    nxNameIn(join(folder, 'package.json')) ??
    nameIn(join(folder, 'package.json')) ??
    (slugOf(projectRoot) || 'workspace')
  );
}

function nameIn(path: string): string | undefined {
  const { name } = readObject(path);
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function nxNameIn(path: string): string | undefined {
  const { nx } = readObject(path);
  const name = typeof nx === 'object' && nx !== null && 'name' in nx ? nx.name : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** A file that is not there or is broken has no name; Nx itself complains where it matters. */
function readObject(path: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** A path or package name as one word: `policies/opa` is `policies-opa`, `.github` is `github`. */
export function slugOf(path: string): string {
  return path.replace(/[^A-Za-z0-9_]+/g, '-').replace(/^-+|-+$/g, '');
}

/**
 * A slug for each name, no two the same, also where a file system ignores case: reports of two projects must never
 * overwrite each other.
 *
 * @param names by root
 */
export function distinctSlugs(names: ReadonlyMap<string, string>): Map<string, string> {
  const folded = [...names.values()].map((name) => slugOf(name).toLowerCase());
  return new Map(
    [...names].map(([root, name]) => {
      const slug = slugOf(name);
      const same = folded.filter((other) => other === slug.toLowerCase()).length;
      const isUnique = slug !== '' && same === 1;
      return [root, isUnique ? slug : [slug, shortDigest(root)].filter(Boolean).join('-')];
    }),
  );
}

function shortDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
