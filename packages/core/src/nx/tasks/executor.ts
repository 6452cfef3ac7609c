import type { ExecutorContext } from '@nx/devkit';
import type { AnyOptions } from '../../control/types.js';
import { isLoadedFromSource, registerTypeScriptSources } from '../adapter.js';
import { failedOutcome } from './failed-outcome.js';
import type { TaskOutcome } from './types.js';

/** An executor of this suite, with what its JSON Schema and its entry in `executors.json` are generated from. */
export interface Executor {
  (
    options: Readonly<Record<string, unknown>>,
    context: ExecutorContext,
  ): Promise<{ success: boolean }>;
  readonly schema: AnyOptions;
  readonly description: string;
}

/** What an executor is called for. */
export interface ExecutorCall {
  readonly given: Readonly<Record<string, unknown>>;
  readonly context: ExecutorContext;
  readonly projectName: string;
  readonly targetName: string;
  /** Names the options in messages. */
  readonly where: string;
  readonly projectRoot: string;
}

/** Makes an executor that prints its outcome; an exception becomes a failed one. */
export function makeExecutor(
  schema: AnyOptions,
  description: string,
  run: (call: ExecutorCall) => Promise<TaskOutcome>,
): Executor {
  const executor = async (
    given: Readonly<Record<string, unknown>>,
    context: ExecutorContext,
  ): Promise<{ success: boolean }> => {
    if (isLoadedFromSource(__filename)) registerTypeScriptSources(context.root);
    const { projectName = '', targetName = '' } = context;
    const where = `Options of ${projectName}:${targetName}`;
    const projectRoot = context.projectGraph.nodes[projectName]?.data.root ?? '.';
    const { success, output } = await failedOutcome(() =>
      run({ given, context, projectName, targetName, where, projectRoot }),
    );
    process.stdout.write(output);
    return { success };
  };
  return Object.assign(executor, { schema, description });
}

/** The options that a schema knows, out of more. */
export function pickOptions(
  schema: AnyOptions,
  all: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const known = Object.keys(schema.shape).filter((key) => key in all);
  return Object.fromEntries(known.map((key) => [key, all[key]]));
}
