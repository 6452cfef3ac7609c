import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** Tells whether Nx leaves a file out of its inputs: what git or `.nxignore` ignores. */
export type IsIgnored = (workspacePath: string) => boolean;

/**
 * Reads `.gitignore` files lazily, one per folder on the way to a path, and `.nxignore` at the root.
 * A file that Nx cannot hash must not be read by a control, or its verdict could be stale.
 *
 * @param workspaceRoot absolute path
 * @see https://git-scm.com/docs/gitignore
 */
export function createIsIgnored(workspaceRoot: string): IsIgnored {
  const rules = new Map<string, Ignore | undefined>();
  const rulesOf = (folder: string): Ignore | undefined => {
    if (!rules.has(folder)) rules.set(folder, loadRules(workspaceRoot, folder));
    return rules.get(folder);
  };

  return (workspacePath) => {
    const segments = workspacePath.split('/');
    // A folder that is ignored hides what is in it: each leading part is judged by all rules above it.
    for (let length = 1; length <= segments.length; length++) {
      const path = segments.slice(0, length).join('/') + (length < segments.length ? '/' : '');
      if (isIgnoredByFolders(path, rulesOf)) return true;
    }
    return false;
  };
}

function isIgnoredByFolders(
  path: string,
  rulesOf: (folder: string) => Ignore | undefined,
): boolean {
  const segments = path.split('/').filter((segment) => segment !== '');
  let ignored = false;
  for (let depth = 0; depth < segments.length; depth++) {
    const rules = rulesOf(segments.slice(0, depth).join('/'));
    const relative = segments.slice(depth).join('/') + (path.endsWith('/') ? '/' : '');
    const verdict = rules?.test(relative);
    if (verdict?.ignored) ignored = true;
    if (verdict?.unignored) ignored = false;
  }
  return ignored;
}

function loadRules(workspaceRoot: string, folder: string): Ignore | undefined {
  const names = folder === '' ? ['.gitignore', '.nxignore'] : ['.gitignore'];
  const texts = names
    .map((name) => readIfThere(join(workspaceRoot, folder, name)))
    .filter((text) => text !== undefined);
  return texts.length === 0 ? undefined : ignore().add(texts.join('\n'));
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
