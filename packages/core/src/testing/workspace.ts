import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Contents by path relative to the workspace root. */
export type WorkspaceFiles = Readonly<Record<string, string | Buffer>>;

/** Runs `use` in a temporary folder with these files, and removes the folder whatever happens. */
export async function withWorkspace<T>(
  files: WorkspaceFiles,
  use: (root: string) => T | Promise<T>,
): Promise<T> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'gonogo-test-')));
  try {
    writeFiles(root, files);
    return await use(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Writes the files below `root`, making folders as needed. */
export function writeFiles(root: string, files: WorkspaceFiles): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}
