import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Manifest in which pnpm lists a workspace's packages. */
export const PNPM_WORKSPACE = 'pnpm-workspace.yaml';

/** A file that may make a project, or say which do. */
export interface ProjectFile {
  /** Relative to the workspace root. */
  readonly file: string;
  /** Undefined where it cannot be read. */
  readonly text: string | undefined;
}

const NAMES = ['project.json', 'package.json', PNPM_WORKSPACE];

/** Reads every such file once: on each Nx command, of workspaces of any size. */
export function readProjectFiles(workspaceRoot: string, files: readonly string[]): ProjectFile[] {
  return files
    .filter((file) => NAMES.some((name) => file === name || file.endsWith(`/${name}`)))
    .map((file) => ({ file, text: textOf(join(workspaceRoot, file)) }));
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
