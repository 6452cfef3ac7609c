import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBenchWorkspace, toJson, type BenchWorkspace } from './bench-workspace';
import type { InstalledPackages } from './install-packages';

interface Target {
  readonly executor?: string;
  readonly cache?: boolean;
  readonly dependsOn?: unknown;
  readonly inputs?: unknown;
  readonly outputs?: unknown;
}

interface ProjectGraphFile {
  readonly graph: {
    readonly nodes: Readonly<
      Record<string, { data: { root: string; targets?: Readonly<Record<string, Target>> } }>
    >;
  };
}

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
  const graphFile = join(original.root, '.nx/graph.json');
  await original.nx(['graph', `--file=${graphFile}`]);
  const { graph } = JSON.parse(readFileSync(graphFile, 'utf8')) as ProjectGraphFile;
  const twin = createBenchWorkspace(`${original.root}-noop`, packages);
  cpSync(original.root, twin.root, {
    recursive: true,
    filter: (path) =>
      path === original.root || CONTENT.some((name) => path.startsWith(join(original.root, name))),
  });
  for (const [name, { data }] of Object.entries(graph.nodes)) {
    const targets = Object.entries(data.targets ?? {}).map(([id, target]) => [id, noop(target)]);
    const project = { name, targets: Object.fromEntries(targets) as unknown };
    twin.write(join(data.root, 'project.json'), toJson(project));
  }
  twin.configure({ plugins: [] });
  await twin.commit();
  return twin;
}

function noop({ cache, dependsOn, inputs, outputs }: Target): Target {
  return { executor: 'nx:noop', cache, dependsOn, inputs, outputs };
}
