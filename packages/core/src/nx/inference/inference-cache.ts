import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { InferenceResult } from './types.js';

/** The last inference, kept between Nx processes; the plugin's hook reads it too. */
export interface CachedInference extends InferenceResult {
  /** Digest of all that the result depends on; absent where the result must not be reused. */
  readonly key?: string;
  /** Sources of the regular expressions of the marker patterns, by key of the options that they come from. */
  readonly markers: { readonly key: string; readonly expressions: readonly string[] };
}

/** Where Nx keeps what may be deleted at any time; `nx reset` clears it. */
export function workspaceDataFolder(workspaceRoot: string, environment: NodeJS.ProcessEnv): string {
  const folder = environment.NX_WORKSPACE_DATA_DIRECTORY ?? join('.nx', 'workspace-data');
  return isAbsolute(folder) ? folder : join(workspaceRoot, folder);
}

/** Absolute path of the cache file. */
export function cachePath(workspaceRoot: string, environment: NodeJS.ProcessEnv): string {
  return join(workspaceDataFolder(workspaceRoot, environment), 'gonogo-inference.json');
}

/** @returns undefined where there is none, or none that can be read */
export function readInference(
  workspaceRoot: string,
  environment: NodeJS.ProcessEnv,
): CachedInference | undefined {
  try {
    const text = readFileSync(cachePath(workspaceRoot, environment), 'utf8');
    const value: unknown = JSON.parse(text);
    return isInference(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What another version has left, or half of a file, must not break the project graph. */
function isInference(value: unknown): value is CachedInference {
  if (typeof value !== 'object' || value === null) return false;
  const { nodes, baseContent, markers } = value as Partial<Record<string, unknown>>;
  return (
    Array.isArray(nodes) &&
    Array.isArray(baseContent) &&
    typeof markers === 'object' &&
    markers !== null &&
    'expressions' in markers &&
    Array.isArray(markers.expressions)
  );
}
