import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchWorkspace } from './bench-workspace';

export interface GraphTarget {
  readonly executor?: string;
  readonly cache?: boolean;
  readonly dependsOn?: unknown;
  readonly inputs?: unknown;
  readonly outputs?: unknown;
}

export interface GraphProject {
  readonly name: string;
  readonly root: string;
  readonly targets: Readonly<Record<string, GraphTarget>>;
}

/** The projects of a workspace as Nx knows them, inferred targets included. */
export async function readGraph(workspace: BenchWorkspace): Promise<GraphProject[]> {
  const file = join(workspace.root, '.nx/graph.json');
  await workspace.nx(['graph', `--file=${file}`]);
  const { graph } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly graph: { readonly nodes: Readonly<Record<string, { readonly data: RawProject }>> };
  };
  return Object.entries(graph.nodes).map(([name, { data }]) => ({
    name,
    root: data.root,
    targets: data.targets ?? {},
  }));
}

interface RawProject {
  readonly root: string;
  readonly targets?: Readonly<Record<string, GraphTarget>>;
}
