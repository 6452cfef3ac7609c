import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const REPOSITORY_ROOT = resolve(__dirname, '..', '..', '..', '..');

/** A registry of real size, with its committed catalogs: it is not part of this repository. */
export const REAL_REGISTRY =
  process.env.GONOGO_REGISTRY_DATA ?? resolve(REPOSITORY_ROOT, '..', 'shared', 'data', 'registry');

const present = existsSync(REAL_REGISTRY);

/** Tests over the real registry; where it is not there they are skipped, and their title says why. */
export function describeRealRegistry(title: string, tests: () => void): void {
  if (present) describe(title, tests);
  else {
    describe.skip(
      `${title} (skipped: no registry at ${REAL_REGISTRY}; set GONOGO_REGISTRY_DATA)`,
      tests,
    );
  }
}
