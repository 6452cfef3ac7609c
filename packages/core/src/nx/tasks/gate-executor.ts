import { z } from 'zod';
import { parseOptions } from '../../control/parse-options.js';
import type { GateDefinition } from '../../control/types.js';
import { createSession } from '../../files/create-files.js';
import { makeExecutor, pickOptions, type Executor } from './executor.js';
import { runGateTask } from './gate-task.js';
import { controlTaskOptionsSchema } from './task-options.js';

const { root, artifactsDir } = controlTaskOptionsSchema.shape;
const ownOptionsSchema = z.strictObject({ root, artifactsDir });

/** Makes the executor of a gate, for people who write `project.json` by hand. */
export function gateExecutor(gate: GateDefinition): Executor {
  const schema = ownOptionsSchema.extend(gate.options.shape);
  return makeExecutor(schema, gate.description, async (call) => {
    const all = parseOptions(schema, call.given, call.where);
    const own = ownOptionsSchema.strip().parse(all);
    return runGateTask(gate, {
      ...call,
      session: createSession(call.context.root),
      options: { ...own, control: gate.id, options: pickOptions(gate.options, all) },
    });
  });
}
