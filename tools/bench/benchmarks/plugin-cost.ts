import type { Benchmark, Measurement } from '../benchmark';
import { interleave, type Variant } from '../measure/interleave';
import { over, seconds, times } from '../report/format';
import type { BenchWorkspace } from '../workspaces/bench-workspace';
import { readGraph } from '../workspaces/read-graph';
import { createLargeWorkspaces } from '../workspaces/large-workspace';

const LIMIT = 1.05;
const SHOW = ['show', 'projects'];
const INFERENCE_CACHE = '.nx/workspace-data/gonogo-inference.json';

/** What the plugin adds to every Nx command in a workspace of 2,000 projects, 50 of them governed. */
export const pluginCost: Benchmark = {
  name: 'plugin-cost',
  async run({ packages, folder, repetitions, log }) {
    const { suite, empty } = await createLargeWorkspaces(folder, packages);
    for (const workspace of [suite, empty, suite, empty]) await workspace.nx(SHOW);
    await assertSize(suite, empty);
    log('nx show projects, the inference known');
    const warm = await interleave(repetitions, show(suite), show(empty));
    log('nx show projects, the inference to be made anew');
    const cold = await interleave(repetitions, show(suite, forget), show(empty, forget));
    return [
      line('the inference known', warm.measured('time'), warm.baseline('time'), LIMIT),
      line('the inference made anew', cold.measured('time'), cold.baseline('time')),
    ];
  },
};

function line(title: string, measured: number, baseline: number, limit?: number): Measurement {
  return {
    title: `\`nx show projects\` of 2,000 projects, ${title}`,
    measured: seconds(measured),
    baseline: `${seconds(baseline)} (one empty plugin)`,
    comparison: times(measured / baseline),
    goal: limit === undefined ? '' : `at most ${limit.toFixed(2)} ×`,
    ...(limit !== undefined && over(measured / baseline, limit, times)),
  };
}

function show(
  workspace: BenchWorkspace,
  prepare?: (workspace: BenchWorkspace) => void,
): Variant<'time'> {
  return async () => {
    prepare?.(workspace);
    const { milliseconds } = await workspace.nx(SHOW);
    return { time: milliseconds };
  };
}

function forget(workspace: BenchWorkspace): void {
  workspace.remove(INFERENCE_CACHE);
}

/** Asks for the graph in a file, since Nx may end before all of its output has left through a pipe. */
async function assertSize(suite: BenchWorkspace, empty: BenchWorkspace): Promise<void> {
  const graphs = [await readGraph(suite), await readGraph(empty)];
  const governed = graphs.map((projects) => projects.filter((data) => 'verify' in data.targets));
  const sizes = [...graphs, ...governed].map((projects) => projects.length).join();
  if (sizes !== '2000,2000,50,0') {
    throw new Error(`2000 projects twice, 50 and none of them governed, were expected: ${sizes}`);
  }
}
