import type { ExecutorContext } from '@nx/devkit';
import { createTaskRunner } from '../../nx/tasks/run-task.js';
import { controlTaskOptionsSchema, type ControlTaskOptions } from '../../nx/tasks/task-options.js';

/** Loose, so that Nx lets the control's own options through: they are checked once it is known which control it is. */
export const schema = controlTaskOptionsSchema.loose();
export const description =
  'Runs a control, verify or a gate; all such tasks of a run share one process';

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
