import type { ExecutorContext } from '@nx/devkit';
import { z } from 'zod';
import { parseOptions } from '../../control/parse-options.js';
import type { AnyOptions, ControlDefinition } from '../../control/types.js';
import { createSession } from '../../files/create-files.js';
import { failedOutcome } from './failed-outcome.js';
import { runEvidenceTask } from './evidence-task.js';
import { controlTaskOptionsSchema } from './task-options.js';

const { root, report, enforce, timeLimitSeconds } = controlTaskOptionsSchema.shape;

/** Options of every control's own executor, beside the control's. */
export const executorOptionsSchema = z.strictObject({
  root: root.unwrap().optional().describe("Folder that is governed; the project's root by default"),
  report,
  enforce,
  timeLimitSeconds,
});

/** The flat options of a control's own executor, for its JSON Schema and for parsing. */
export function executorSchema(control: ControlDefinition): AnyOptions {
  return executorOptionsSchema.extend(control.options.shape);
}

export interface Executor {
  (
    options: Readonly<Record<string, unknown>>,
    context: ExecutorContext,
  ): Promise<{ success: boolean }>;
  /** Its options, from which its JSON Schema is generated. */
  readonly schema: AnyOptions;
  readonly description: string;
}

/**
 * Makes the executor of one control, for people who write `project.json` by hand. It does what the inferred task does,
 * in a process of its own. The caller declares the task's `inputs`; a cached task that reads more fails.
 */
export function controlExecutor(control: ControlDefinition): Executor {
  const schema = executorSchema(control);
  const run = async (
    given: Readonly<Record<string, unknown>>,
    context: ExecutorContext,
  ): Promise<{ success: boolean }> => {
    const projectName = context.projectName ?? '';
    const targetName = context.targetName ?? '';
    const outcome = await failedOutcome(() => {
      const where = `Options of ${projectName}:${targetName}`;
      const all = parseOptions(schema, given, where);
      const task = executorOptionsSchema.strip().parse(all);
      const own = Object.keys(control.options.shape).map((key) => [key, all[key]]);
      const projectRoot = context.projectGraph.nodes[projectName]?.data.root;
      return runEvidenceTask(control, {
        context,
        projectName,
        targetName,
        session: createSession(context.root),
        options: {
          ...task,
          control: control.id,
          root: task.root ?? projectRoot ?? '.',
          options: Object.fromEntries(own),
        },
      });
    });
    process.stdout.write(outcome.output);
    return { success: outcome.success };
  };
  return Object.assign(run, { schema, description: control.description });
}
