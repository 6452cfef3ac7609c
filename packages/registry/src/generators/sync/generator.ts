import { posix } from 'node:path';
import { createProjectGraphAsync, type Tree } from '@nx/devkit';
import { z } from 'zod';
import { type CatalogPlan, outdated, planCatalog } from '../../catalog/plan-catalog.js';
import { describeState } from '../../catalog/compare.js';
import { findRegistries, type RegistryProject } from './find-registries.js';

export const schema = z.strictObject({});
export const description =
  'Writes the catalogs of registries that are not what their sources generate';
/** Nx runs it, people run `nx sync`. */
export const hidden = true;

/** What Nx is told of a workspace that is out of sync. */
export interface SyncResult {
  readonly outOfSyncMessage: string;
  readonly outOfSyncDetails: string[];
}

function assertReadable({ root }: RegistryProject, plan: CatalogPlan): void {
  if (plan.broken.length === 0) return;
  const list = plan.broken.map(({ message }) => `  ${message}`).join('\n');
  throw new Error(
    `The catalogs of ${root} cannot be generated, because sources cannot be read:\n${list}`,
  );
}

/** Puts outdated files into the tree. @returns a sentence for each of them */
function syncRegistry(tree: Tree, registry: RegistryProject): string[] {
  const plan = planCatalog({ workspaceRoot: tree.root, ...registry });
  assertReadable(registry, plan);
  return outdated(plan).map((state) => {
    const folder = posix.join(registry.root, registry.options.catalogFolder);
    const text = [...plan.texts].find(([file]) => file === state.file)?.[1] ?? '';
    tree.write(posix.join(folder, state.file), text);
    return `${folder}/${describeState(state)}`;
  });
}

/**
 * Brings the catalogs of the given registries up to date in the tree, which is left alone where all is
 * current.
 */
export function syncRegistries(
  tree: Tree,
  registries: readonly RegistryProject[],
): SyncResult | undefined {
  const outOfSyncDetails = registries.flatMap((registry) => syncRegistry(tree, registry));
  if (outOfSyncDetails.length === 0) return undefined;
  const outOfSyncMessage = 'Registry catalogs are not what their sources generate.';
  return { outOfSyncMessage, outOfSyncDetails };
}

/** Global sync generator: `nx sync` writes outdated catalogs, `nx sync:check` fails by them. */
export default async function syncGenerator(tree: Tree): Promise<SyncResult | undefined> {
  return syncRegistries(tree, findRegistries(await createProjectGraphAsync()));
}
