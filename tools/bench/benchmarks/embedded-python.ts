import { join } from 'node:path';
import type { Benchmark } from '../benchmark';
import { median } from '../measure/statistics';
import { runProcess } from '../measure/run-process';
import { over, seconds } from '../report/format';
import { createBenchWorkspace, type BenchWorkspace } from '../workspaces/bench-workspace';
import { BLOCKS_PER_WORKFLOW, writeWorkflowsWithPython } from '../workspaces/workflows-with-python';

const WORKFLOWS = 1_000;
const LIMIT_MS = 3_000;
const LIMIT_MIB = 400;
const PROGRAM = join(__dirname, '../programs/run-control.cjs');

interface ControlRun {
  readonly status: string;
  readonly summary: { readonly files: number; readonly blocks: number };
  /** Highest resident set size of the process. */
  readonly maxRssKib: number;
  readonly milliseconds: number;
}

/** The whole control over 1,000 workflows with 5,000 blocks of Python, in a process of its own. */
export const embeddedPython: Benchmark = {
  name: 'embedded-python',
  async run({ folder, packages, repetitions, log }) {
    const workspace = createBenchWorkspace(join(folder, 'workflows'), packages);
    const empty = createBenchWorkspace(join(folder, 'one-workflow'), packages);
    writeWorkflowsWithPython(workspace, WORKFLOWS);
    writeWorkflowsWithPython(empty, 1);
    log('embedded Python of 1,000 workflows');
    const runs: ControlRun[] = [];
    const baseline: ControlRun[] = [];
    for (let index = 0; index < repetitions; index += 1) {
      runs.push(await runControl(workspace, WORKFLOWS));
      baseline.push(await runControl(empty, 1));
    }
    const time = median(runs.map(({ milliseconds }) => milliseconds));
    const memory = Math.max(...runs.map(({ maxRssKib }) => maxRssKib)) / 1_024;
    const least = median(baseline.map(({ milliseconds }) => milliseconds));
    const leastMemory = median(baseline.map(({ maxRssKib }) => maxRssKib)) / 1_024;
    const title = 'Embedded Python, 1,000 workflows with 5,000 blocks';
    return [
      {
        title: `${title}: time of a process of its own, median`,
        measured: seconds(time),
        baseline: `${seconds(least)} (one workflow)`,
        comparison: seconds(time),
        goal: `under ${seconds(LIMIT_MS)}`,
        ...over(time, LIMIT_MS, seconds),
      },
      {
        title: `${title}: peak memory, highest`,
        measured: mebibytes(memory),
        baseline: `${mebibytes(leastMemory)} (one workflow)`,
        comparison: mebibytes(memory),
        goal: `under ${mebibytes(LIMIT_MIB)}`,
        ...over(memory, LIMIT_MIB, mebibytes),
      },
    ];
  },
};

function mebibytes(value: number): string {
  return `${Math.round(value)} MiB`;
}

async function runControl(workspace: BenchWorkspace, workflows: number): Promise<ControlRun> {
  const { output, milliseconds } = await runProcess({
    command: process.execPath,
    args: [PROGRAM, '@gonogo/workflows', 'workflow-embedded-python'],
    cwd: workspace.root,
    env: { PATH: process.env.PATH },
  });
  const run = { ...(JSON.parse(output) as ControlRun), milliseconds };
  const { files, blocks } = run.summary;
  if (run.status !== 'passed' || files !== workflows || blocks !== files * BLOCKS_PER_WORKFLOW) {
    throw new Error(`${workflows} workflows were expected to pass, not: ${output}`);
  }
  return run;
}
