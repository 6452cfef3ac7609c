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
 * A folder name for each project, no two the same: reports of two projects must never overwrite each other.
 *
 * @param names project names by root
 */
export function artifactFolders(names: ReadonlyMap<string, string>): Map<string, string> {
  const slugs = [...names.values()].map(slugOf);
  return new Map(
    [...names].map(([root, name]) => {
      const slug = slugOf(name);
      const isUnique = slug !== '' && slugs.filter((other) => other === slug).length === 1;
      return [root, isUnique ? slug : `${slug}-${shortDigest(root)}`];
    }),
  );
}

function shortDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
