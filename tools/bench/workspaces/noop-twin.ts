import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { createBenchWorkspace, toJson, type BenchWorkspace } from './bench-workspace';
import { readGraph, type GraphTarget } from './read-graph';
import type { InstalledPackages } from './install-packages';

/** Files of a workspace that are its content; the rest is made for each workspace. */
const CONTENT = ['.github', 'docs', 'governed', 'policies'];

/**
 * A workspace with the same files and the same graph of tasks (names, dependencies, inputs, outputs, caching), in which
 * every task is `nx:noop`. Its targets are written down in `project.json` files: it has no plugin at all.
 */
export async function createNoopTwin(
  original: BenchWorkspace,
  packages: InstalledPackages,
): Promise<BenchWorkspace> {
  const projects = await readGraph(original);
  const twin = createBenchWorkspace(`${original.root}-noop`, packages);
  cpSync(original.root, twin.root, {
    recursive: true,
    filter: (path) =>
      path === original.root || CONTENT.some((name) => path.startsWith(join(original.root, name))),
  });
  for (const { name, root, targets } of projects) {
    const noops = Object.entries(targets).map(([id, target]) => [id, noop(target)]);
    const project = { name, targets: Object.fromEntries(noops) as unknown };
    twin.write(join(root, 'project.json'), toJson(project));
  }
  twin.configure({ plugins: [] });
  await twin.commit();
  return twin;
}

function noop({ cache, dependsOn, inputs, outputs }: GraphTarget): GraphTarget {
  return { executor: 'nx:noop', cache, dependsOn, inputs, outputs };
}
