import { join } from 'node:path';
import { SUITE_PLUGIN, createBenchWorkspace, type BenchWorkspace } from './bench-workspace';
import type { InstalledPackages } from './install-packages';
import { policyBundle } from './policy-bundle';
import { smallRegistry } from './small-registry';

/** With the project of the workflows these are 50 governed projects. */
const POLICY_BUNDLES = 40;
const REGISTRIES = 9;

/**
 * Puts the example's workflows and 49 governed folders into a workspace: 40 policy bundles and 9 registries.
 *
 * @param parent folder that the governed folders are made in
 * @returns the folders' names
 */
export async function addGovernedFolders(
  workspace: BenchWorkspace,
  parent: string,
): Promise<string[]> {
  workspace.copyExample();
  workspace.remove('policies');
  const bundles = numbered('bundle', POLICY_BUNDLES);
  const registries = numbered('registry', REGISTRIES);
  for (const name of bundles) writeAll(workspace, `${parent}/${name}`, policyBundle(name));
  for (const name of registries) writeAll(workspace, `${parent}/${name}`, smallRegistry());
  const plugins = [SUITE_PLUGIN];
  workspace.configure({ plugins, sync: { globalGenerators: ['@gonogo/registry:sync'] } });
  await workspace.nx(['sync']);
  workspace.configure({ plugins });
  return [...bundles, ...registries];
}

/** `count` names with a number each. */
export function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index}`);
}

/** A workspace of 50 governed projects and nothing else: 89 controls and 50 verify tasks. */
export async function createGovernedWorkspace(
  folder: string,
  packages: InstalledPackages,
): Promise<BenchWorkspace> {
  const workspace = createBenchWorkspace(join(folder, 'governed'), packages);
  await addGovernedFolders(workspace, 'governed');
  await workspace.commit();
  return workspace;
}

/** The example of this repository: two governed projects with five controls. */
export async function createExampleWorkspace(
  folder: string,
  packages: InstalledPackages,
): Promise<BenchWorkspace> {
  const workspace = createBenchWorkspace(join(folder, 'example'), packages);
  workspace.copyExample();
  workspace.configure({ plugins: [SUITE_PLUGIN] });
  await workspace.commit();
  return workspace;
}

function writeAll(
  workspace: BenchWorkspace,
  folder: string,
  files: Readonly<Record<string, string>>,
): void {
  for (const [path, text] of Object.entries(files)) workspace.write(`${folder}/${path}`, text);
}
