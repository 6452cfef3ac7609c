import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parse as parseJson } from 'jsonc-parser';
import picomatch from 'picomatch';
import { parse as parseYaml } from 'yaml';
import { EVIDENCE_PREFIX } from '../tasks/evidence-prefix.js';

/** A project whose own file has targets that collect evidence, such as a wrapped command. */
export interface OwnEvidence {
  readonly projectRoot: string;
  /** Its `project.json` or `package.json`. */
  readonly file: string;
}

/** Manifest in which pnpm lists a workspace's packages. */
export const PNPM_WORKSPACE = 'pnpm-workspace.yaml';

/**
 * Finds the projects that collect evidence without a marker file, so that their verdicts are enforced too.
 *
 * @param files files of the workspace, relative to its root; comments in them are allowed, as Nx allows them
 */
export function findOwnEvidence(workspaceRoot: string, files: readonly string[]): OwnEvidence[] {
  const read = (file: string): Record<string, unknown> =>
    objectOf(readable<unknown>(() => parseJson(readFileSync(join(workspaceRoot, file), 'utf8'))));
  const isPackage = isWorkspacePackage(workspaceRoot, read('package.json'));
  return files
    .filter((file) => {
      const name = posix.basename(file);
      if (name === 'project.json') return hasEvidence(read(file).targets);
      if (name !== 'package.json' || !isPackage(posix.dirname(file))) return false;
      const { nx, scripts } = read(file);
      return hasEvidence(objectOf(nx).targets) || hasEvidence(scripts);
    })
    .map((file) => ({ projectRoot: posix.dirname(file), file }));
}

/** Any other `package.json` is no project: Nx follows the lists of the package managers. */
function isWorkspacePackage(
  workspaceRoot: string,
  { workspaces }: Record<string, unknown>,
): (folder: string) => boolean {
  const pnpm = readable<unknown>(() =>
    parseYaml(readFileSync(join(workspaceRoot, PNPM_WORKSPACE), 'utf8')),
  );
  const patterns = [workspaces, objectOf(workspaces).packages, objectOf(pnpm).packages]
    .flatMap((list) => (Array.isArray(list) ? (list as readonly unknown[]) : []))
    .filter((pattern) => typeof pattern === 'string')
    .filter((pattern) => pattern !== '')
    .map((pattern) => posix.join(pattern.replace(/\/$/, '')));
  const excluded = patterns.filter((pattern) => pattern.startsWith('!'));
  const ignore = excluded.map((pattern) => pattern.slice(1));
  const matches = picomatch(
    patterns.filter((pattern) => !excluded.includes(pattern)),
    { ignore },
  );
  return (folder) => folder === '.' || matches(folder);
}

function hasEvidence(targets: unknown): boolean {
  return Object.keys(objectOf(targets)).some((name) => name.startsWith(EVIDENCE_PREFIX));
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** A file that cannot be read has no targets; Nx itself complains where it matters. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
