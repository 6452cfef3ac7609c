import type { Benchmark, BenchmarkContext, Measurement } from '../benchmark';
import { interleave, type Variant } from '../measure/interleave';
import { runDuration } from '../measure/run-duration';
import { over, seconds } from '../report/format';
import type { BenchWorkspace } from '../workspaces/bench-workspace';
import { createExampleWorkspace, createGovernedWorkspace } from '../workspaces/governed-workspace';
import { createNoopTwin } from '../workspaces/noop-twin';

const LIMIT_MS = 800;
type Figures = 'duration' | 'wallClock';

/** What the controls cost in a run without any cache, over the same graph of tasks that do nothing. */
export const coldVerify: Benchmark = {
  name: 'cold-verify',
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
  log(`cold verify against nx:noop: ${title}`);
  const result = await interleave(repetitions, coldRun(workspace), coldRun(twin));
  const lines: [Figures, string][] = [
    ['duration', 'run duration as Nx reports it'],
    ['wallClock', 'wall clock'],
  ];
  return lines.map(([figure, name]) => {
    const [measured, baseline] = [result.measured(figure), result.baseline(figure)];
    const isGoal = figure === 'duration';
    return {
      title: `Cold \`verify\`, ${title}: ${name}`,
      measured: seconds(measured),
      baseline: `${seconds(baseline)} (the same graph of \`nx:noop\`)`,
      comparison: `+${seconds(measured - baseline)}`,
      goal: isGoal ? `at most +${seconds(LIMIT_MS)}` : '',
      ...(isGoal && over(measured - baseline, LIMIT_MS, seconds)),
    };
  });
}

function coldRun(workspace: BenchWorkspace): Variant<Figures> {
  return async () => {
    workspace.clean();
    const { output, milliseconds } = await workspace.nx(['run-many', '-t', 'verify']);
    return { duration: runDuration(output), wallClock: milliseconds };
  };
}
