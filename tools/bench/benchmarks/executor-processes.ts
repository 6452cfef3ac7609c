import { join } from 'node:path';
import { rmSync } from 'node:fs';
import type { Benchmark, BenchmarkContext, Measurement } from '../benchmark';
import { countProcessStarts, noteProcessStarts } from '../measure/process-starts';
import { over } from '../report/format';
import type { BenchWorkspace } from '../workspaces/bench-workspace';
import { createExampleWorkspace, createGovernedWorkspace } from '../workspaces/governed-workspace';

/** How many executor processes a whole cold `verify` starts, however many controls there are. */
export const executorProcesses: Benchmark = {
  name: 'executor-processes',
  async run(context) {
    const { folder, packages } = context;
    return [
      await count(context, await createExampleWorkspace(folder, packages), 'example'),
      await count(context, await createGovernedWorkspace(folder, packages), '50 projects'),
    ];
  },
};

async function count(
  { folder, log }: BenchmarkContext,
  workspace: BenchWorkspace,
  title: string,
): Promise<Measurement> {
  const file = join(folder, 'process-starts.jsonl');
  rmSync(file, { force: true });
  log(`counting the processes of a cold verify: ${title}`);
  const { output } = await workspace.nx(['run-many', '-t', 'verify'], noteProcessStarts(file));
  const tasks = /Running (\d+) tasks with @gonogo\/core:control/.exec(output)?.[1] ?? '?';
  const { executor, ...rest } = countProcessStarts(file);
  const others = Object.entries(rest).map(([kind, number]) => `${kind} ${number}`);
  return {
    title: `Executor processes of a cold \`verify\`, ${title}`,
    measured: `${executor} for ${tasks} tasks`,
    baseline: `other Node processes: ${others.join(', ')}`,
    comparison: String(executor),
    goal: '1',
    ...over(executor, 1, String),
  };
}
