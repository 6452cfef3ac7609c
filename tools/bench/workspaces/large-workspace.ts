import { join } from 'node:path';
import { createBenchWorkspace, toJson, type BenchWorkspace } from './bench-workspace';
import { addGovernedFolders, numbered } from './governed-workspace';
import { EMPTY_PLUGIN, type InstalledPackages } from './install-packages';

/** 1,999 folders and the workflows. */
const PROJECTS = 2_000;

/** The same projects twice: with the suite, and with a plugin that does nothing. */
export interface LargeWorkspace {
  readonly suite: BenchWorkspace;
  readonly empty: BenchWorkspace;
}

/**
 * Two workspaces with the same 2,000 projects, of which 50 are governed, each folder with a `project.json` of its own:
 * one with the suite's plugin and all control packages, the other with a plugin that does nothing.
 */
export async function createLargeWorkspaces(
  folder: string,
  packages: InstalledPackages,
): Promise<LargeWorkspace> {
  const suite = await createLarge(join(folder, 'suite'), packages);
  const empty = await createLarge(join(folder, 'empty'), packages);
  empty.configure({ plugins: [EMPTY_PLUGIN] });
  for (const workspace of [suite, empty]) await workspace.commit();
  return { suite, empty };
}

async function createLarge(root: string, packages: InstalledPackages): Promise<BenchWorkspace> {
  const workspace = createBenchWorkspace(root, packages);
  const governed = await addGovernedFolders(workspace, 'projects');
  const names = [...governed, ...numbered('library', PROJECTS - governed.length - 1)];
  for (const name of names) {
    const targets = { build: { executor: 'nx:noop' }, test: { executor: 'nx:noop' } };
    workspace.write(`projects/${name}/project.json`, toJson({ name, targets }));
    workspace.write(`projects/${name}/src/index.ts`, `export const name = '${name}';\n`);
    workspace.write(`projects/${name}/tsconfig.json`, '{ "include": ["src"] }\n');
  }
  workspace.write('.github/project.json', toJson({ name: 'github', targets: {} }));
  return workspace;
}
