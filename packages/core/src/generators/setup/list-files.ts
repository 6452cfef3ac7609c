import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import ignore, { type Ignore } from 'ignore';

/** Never sources, whatever a `.gitignore` says or forgets to say. */
const SKIPPED: ReadonlySet<string> = new Set(['.git', '.nx', 'node_modules', '.venv', 'venv']);

interface Rules {
  /** Folder of the `.gitignore`, with a slash at its end unless it is the root. */
  readonly prefix: string;
  readonly matcher: Ignore;
}

/**
 * The files of a workspace that git does not ignore, as a generator sees them: changes that are not yet written count.
 * Links to folders are not followed, as Nx does not follow them either.
 *
 * @returns paths relative to the workspace root, with `/`
 */
export function listFiles(tree: Tree): string[] {
  return [...filesBelow(tree, '', [])];
}

function* filesBelow(tree: Tree, prefix: string, above: readonly Rules[]): Generator<string> {
  const own = tree.read(`${prefix}.gitignore`, 'utf-8');
  const rules = own === null ? above : [...above, { prefix, matcher: ignore().add(own) }];
  for (const name of tree.children(prefix === '' ? '.' : prefix)) {
    const path = prefix + name;
    if (tree.isFile(path)) {
      if (!isIgnored(path, rules)) yield path;
    } else if (!SKIPPED.has(name) && !isIgnored(`${path}/`, rules) && !isLink(tree, path)) {
      yield* filesBelow(tree, `${path}/`, rules);
    }
  }
}

/** The rules of an inner folder come after, and so over, those of the folders around it. */
function isIgnored(path: string, rules: readonly Rules[]): boolean {
  let result = false;
  for (const { prefix, matcher } of rules) {
    const { ignored, unignored } = matcher.test(path.slice(prefix.length));
    result = (result || ignored) && !unignored;
  }
  return result;
}

function isLink(tree: Tree, path: string): boolean {
  const stats = lstatSync(join(tree.root, path), { throwIfNoEntry: false });
  return stats?.isSymbolicLink() ?? false;
}
