import { z } from 'zod';
import { parseOptions } from '../../control/parse-options.js';
import type { AnyOptions, ControlDefinition } from '../../control/types.js';
import { createSession } from '../../files/create-files.js';
import { runEvidenceTask } from './evidence-task.js';
import { makeExecutor, pickOptions, type Executor } from './executor.js';
import { controlTaskOptionsSchema } from './task-options.js';

const { root, report, enforce, timeLimitSeconds } = controlTaskOptionsSchema.shape;

/** Options of every control's own executor, beside the control's. */
const ownOptionsSchema = z.strictObject({
  root: root.unwrap().optional().describe("Folder that is governed; the project's root by default"),
  report,
  enforce,
  timeLimitSeconds,
});

/** The flat options of a control's own executor, for its JSON Schema and for parsing. */
export function executorSchema(control: ControlDefinition): AnyOptions {
  return ownOptionsSchema.extend(control.options.shape);
}

/**
 * Makes the executor of one control, for people who write `project.json` by hand. It does what the inferred task does,
 * in a process of its own. The caller declares the task's `inputs`; a cached task that reads more fails.
 */
export function controlExecutor(control: ControlDefinition): Executor {
  const schema = executorSchema(control);
  return makeExecutor(schema, control.description, async (call) => {
    const all = parseOptions(schema, call.given, call.where);
    const own = ownOptionsSchema.strip().parse(all);
    return runEvidenceTask(control, {
      ...call,
      session: createSession(call.context.root),
      options: {
        ...own,
        control: control.id,
        root: own.root ?? call.projectRoot,
        options: pickOptions(control.options, all),
      },
    });
  });
}
