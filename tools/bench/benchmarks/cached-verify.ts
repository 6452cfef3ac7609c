import type { Benchmark, BenchmarkContext, Measurement } from '../benchmark';
import { interleave, type Variant } from '../measure/interleave';
import { over, seconds, times } from '../report/format';
import type { BenchWorkspace } from '../workspaces/bench-workspace';
import { createExampleWorkspace, createGovernedWorkspace } from '../workspaces/governed-workspace';
import { createNoopTwin } from '../workspaces/noop-twin';

const LIMIT = 1.1;
const VERIFY = ['run-many', '-t', 'verify'];

/** What a run costs in which every verdict comes from the cache, over cached tasks that do nothing. */
export const cachedVerify: Benchmark = {
  name: 'cached-verify',
  async run(context) {
    const { folder, packages } = context;
    return [
      await compare(context, await createExampleWorkspace(folder, packages), 'example'),
      await compare(context, await createGovernedWorkspace(folder, packages), '50 projects'),
    ];
  },
};

async function compare(
  { packages, repetitions, log }: BenchmarkContext,
  workspace: BenchWorkspace,
  title: string,
): Promise<Measurement> {
  const twin = await createNoopTwin(workspace, packages);
  // The second run settles what Nx keeps of a workspace, beside the tasks' cache.
  for (const each of [workspace, twin, workspace, twin]) await each.nx(VERIFY);
  log(`cached verify against cached nx:noop: ${title}`);
  const result = await interleave(repetitions, cachedRun(workspace), cachedRun(twin));
  const [measured, baseline] = [result.measured('wallClock'), result.baseline('wallClock')];
  return {
    title: `Fully cached \`verify\`, ${title}: wall clock`,
    measured: seconds(measured),
    baseline: `${seconds(baseline)} (the same graph of cached \`nx:noop\`, no plugin)`,
    comparison: times(measured / baseline),
    goal: `at most ${LIMIT.toFixed(2)} ×`,
    ...over(measured / baseline, LIMIT, times),
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
