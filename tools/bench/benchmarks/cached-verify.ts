import type { Benchmark, BenchmarkContext, Measurement } from '../benchmark';
import { interleave, type Comparison, type Variant } from '../measure/interleave';
import { over, seconds, times } from '../report/format';
import type { BenchWorkspace } from '../workspaces/bench-workspace';
import { createExampleWorkspace, createGovernedWorkspace } from '../workspaces/governed-workspace';
import { EMPTY_PLUGIN } from '../workspaces/install-packages';
import { createNoopTwin } from '../workspaces/noop-twin';

const LIMIT = 1.1;
const VERIFY = ['run-many', '-t', 'verify'];

/** What a run costs in which every verdict comes from the cache, over cached tasks that do nothing. */
export const cachedVerify: Benchmark = {
  name: 'cached-verify',
  async run(context) {
    const { folder, packages } = context;
    return [
      ...(await compare(context, await createExampleWorkspace(folder, packages), 'example')),
      ...(await compare(context, await createGovernedWorkspace(folder, packages), '50 projects')),
    ];
  },
};

async function compare(
  { packages, repetitions, log }: BenchmarkContext,
  workspace: BenchWorkspace,
  title: string,
): Promise<Measurement[]> {
  const twin = await createNoopTwin(workspace, packages);
  // The second run settles what Nx keeps of a workspace, beside the tasks' cache.
  for (const each of [workspace, twin, workspace, twin]) await each.nx(VERIFY);
  log(`cached verify against cached nx:noop: ${title}`);
  const plain = await interleave(repetitions, cachedRun(workspace), cachedRun(twin));
  twin.configure({ plugins: [EMPTY_PLUGIN] });
  for (let run = 0; run < 2; run += 1) await twin.nx(VERIFY);
  log(`cached verify against cached nx:noop with an empty plugin: ${title}`);
  const plugged = await interleave(repetitions, cachedRun(workspace), cachedRun(twin));
  return [
    line(title, 'no plugin', plain, LIMIT),
    // Not the goal, but how much of it is there as soon as a workspace has any plugin.
    line(title, 'one empty plugin', plugged),
  ];
}

function line(
  title: string,
  plugins: string,
  result: Comparison<'wallClock'>,
  limit?: number,
): Measurement {
  const [measured, baseline] = [result.measured('wallClock'), result.baseline('wallClock')];
  return {
    title: `Fully cached \`verify\`, ${title}: wall clock`,
    measured: seconds(measured),
    baseline: `${seconds(baseline)} (the same graph of cached \`nx:noop\`, ${plugins})`,
    comparison: times(measured / baseline),
    goal: limit === undefined ? '' : `at most ${limit.toFixed(2)} ×`,
    ...(limit !== undefined && over(measured / baseline, limit, times)),
  };
}

function cachedRun(workspace: BenchWorkspace): Variant<'wallClock'> {
  return async () => {
    const { output, milliseconds } = await workspace.nx(VERIFY);
    if (!output.includes('(100%)'))
      throw new Error(`not all tasks came from the cache:\n${output}`);
    return { wallClock: milliseconds };
  };
}
