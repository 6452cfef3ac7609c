import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const REPOSITORY_ROOT = resolve(__dirname, '..', '..', '..', '..');

/** A registry of real size, with its committed catalogs: it is not part of this repository. */
export const REAL_REGISTRY =
  process.env.GONOGO_REGISTRY_DATA ?? resolve(REPOSITORY_ROOT, '..', 'shared', 'data', 'registry');

/** Whether tests over it can run. */
export const hasRealRegistry = existsSync(REAL_REGISTRY);

/** A title that says why its tests are skipped, if they are. */
export function titleOverRealRegistry(title: string): string {
  if (hasRealRegistry) return title;
  return `${title} (skipped: no registry at ${REAL_REGISTRY}; set GONOGO_REGISTRY_DATA)`;
}
