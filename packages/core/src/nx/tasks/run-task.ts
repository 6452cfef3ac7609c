import type { ExecutorContext } from '@nx/devkit';
import { z } from 'zod';
import { parseOptions } from '../../control/parse-options.js';
import { createSession, type Session } from '../../files/create-files.js';
import { loadPackage } from '../inference/load-packages.js';
import type {
  AnyControl,
  AnyOptions,
  ControlDefinition,
  GateDefinition,
} from '../../control/types.js';
import { controlTaskOptionsSchema } from './task-options.js';
import { failedOutcome } from './failed-outcome.js';
import { runEvidenceTask } from './evidence-task.js';
import { runGateTask } from './gate-task.js';
import { runVerifyTask } from './verify-task.js';
import type { TaskOutcome, TaskRequest } from './types.js';

/** What the tasks of one process share. */
export interface TaskRunner {
  /** Runs one task; whatever goes wrong is an outcome that names it, never an exception. */
  run(projectName: string, targetName: string, options: unknown): Promise<TaskOutcome>;
}

/** @param context as Nx gives it to an executor; batches have neither project nor target name in it */
export function createTaskRunner(context: ExecutorContext): TaskRunner {
  let session: Session | undefined;
  const controls = new Map<string, readonly AnyControl[]>();
  const controlsOf = (name: string): readonly AnyControl[] => {
    const known = controls.get(name) ?? loadPackage(context.root, name).controls;
    controls.set(name, known);
    return known;
  };

  return {
    run: (projectName, targetName, rawOptions) =>
      failedOutcome(() => {
        const where = `Options of task ${projectName}:${targetName}`;
        const { own, flags } = splitOptions(rawOptions);
        const options = parseOptions(controlTaskOptionsSchema, own, where);
        session ??= createSession(context.root);
        const request: TaskRequest = { context, projectName, targetName, options, session };
        if (options.control === 'verify') {
          assertFlags(flags, {}, where);
          return runVerifyTask(request);
        }
        const owner = options.package ?? missingPackage(where);
        const control = findControl(options.control, owner, controlsOf(owner));
        assertFlags(flags, control.options.shape, where);
        const all = { ...options.options, ...flags };
        return runControlTask(control, { ...request, options: { ...options, options: all } });
      }),
  };
}

function missingPackage(where: string): never {
  throw new TypeError(`${where}: "package" is missing: name the package that has the control`);
}

/** A flag of the command line that is no option of the task itself is one of the control: `--profile=promotion`. */
function splitOptions(raw: unknown): Record<'own' | 'flags', Record<string, unknown>> {
  const given = Object.entries(typeof raw === 'object' && raw !== null ? raw : {});
  // Nx adds names of its own, which begin so.
  const entries = given.filter(([name]) => !name.startsWith('__'));
  const isOwn = ([name]: [string, unknown]): boolean =>
    Object.hasOwn(controlTaskOptionsSchema.shape, name);
  return {
    own: Object.fromEntries(entries.filter(isOwn)),
    flags: Object.fromEntries(entries.filter((entry) => !isOwn(entry))),
  };
}

/** Nearly all tasks have no flags, and a schema for each task would take longer than some controls. */
function assertFlags(
  flags: Readonly<Record<string, unknown>>,
  options: AnyOptions['shape'],
  where: string,
): void {
  if (Object.keys(flags).length === 0) return;
  const known = { ...options, ...controlTaskOptionsSchema.shape };
  parseOptions(z.strictObject(known).partial(), flags, where);
}

function findControl(
  id: string,
  owner: string,
  controls: readonly AnyControl[],
): ControlDefinition | GateDefinition {
  const control = controls.find((candidate) => candidate.id === id);
  if (control === undefined) {
    const known = controls.map((candidate) => candidate.id).join(', ');
    throw new TypeError(`${owner} has no control "${id}"; known: ${known}`);
  }
  if (control.kind === 'action') {
    throw new TypeError(`"${control.id}" is run by its own executor, ${control.executor}`);
  }
  return control;
}

function runControlTask(
  control: ControlDefinition | GateDefinition,
  request: TaskRequest,
): Promise<TaskOutcome> {
  return control.kind === 'gate'
    ? runGateTask(control, request)
    : runEvidenceTask(control, request);
}
