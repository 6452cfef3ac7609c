import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { dependenciesOf, inDependencyOrder } from '../../nx/task-graph.js';
import { createTaskRunner } from '../../nx/tasks/run-task.js';
import type { ControlTaskOptions } from '../../nx/tasks/task-options.js';

/** What Nx takes as the result of one task of a batch. */
export interface BatchResult {
  readonly success: boolean;
  readonly terminalOutput: string;
  readonly startTime?: number;
  readonly endTime?: number;
  readonly status?: 'success' | 'failure' | 'skipped';
}

/**
 * Runs all tasks of a batch in this one process, and yields each result as it comes. What waits for a failed task is
 * skipped: Nx believes what a batch reports, so it is this executor's to say.
 *
 * @param options by task, with the flags of the command line that are meant for it
 * @param _overrides the flags of one of the tasks, which are no other's
 */
export default async function* controlBatchExecutor(
  taskGraph: TaskGraph,
  options: Readonly<Record<string, ControlTaskOptions>>,
  _overrides: Readonly<Record<string, unknown>>,
  context: ExecutorContext,
): AsyncGenerator<{ task: string; result: BatchResult }> {
  const runner = createTaskRunner(context);
  const failed = new Set<string>();
  for (const id of inDependencyOrder(taskGraph)) {
    if (dependenciesOf(taskGraph, id).some((dependency) => failed.has(dependency))) {
      failed.add(id);
      yield { task: id, result: { success: false, status: 'skipped', terminalOutput: '' } };
      continue;
    }
    const { project, target } = taskGraph.tasks[id]?.target ?? { project: id, target: '' };
    const startTime = Date.now();
    const { success, output } = await runner.run(project, target, options[id]);
    if (!success) failed.add(id);
    const status = success ? 'success' : 'failure';
    yield {
      task: id,
      result: { success, status, terminalOutput: output, startTime, endTime: Date.now() },
    };
  }
}
