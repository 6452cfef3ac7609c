import type { ExecutorContext } from '@nx/devkit';
import { createTaskRunner } from '../../nx/tasks/run-task.js';
import type { ControlTaskOptions } from '../../nx/tasks/task-options.js';

/** Runs one control in a process of its own: what Nx does with `--batch=false`. */
export default async function controlExecutor(
  options: ControlTaskOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const runner = createTaskRunner(context);
  const { success, output } = await runner.run(
    context.projectName ?? '',
    context.targetName ?? '',
    options,
  );
  process.stdout.write(output);
  return { success };
}
