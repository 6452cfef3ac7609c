import type { ExecutorContext } from '@nx/devkit';
import { parseOptions } from '../../control/parse-options.js';
import { createSession, type Session } from '../../files/create-files.js';
import { loadPackage } from '../inference/load-packages.js';
import type { AnyControl } from '../../control/types.js';
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
        const options = parseOptions(controlTaskOptionsSchema, rawOptions, where);
        session ??= createSession(context.root);
        const request: TaskRequest = { context, projectName, targetName, options, session };
        if (options.control === 'verify') return runVerifyTask(request);
        return runControlTask(request, controlsOf(options.package ?? missingPackage(where)));
      }),
  };
}

function missingPackage(where: string): never {
  throw new TypeError(`${where}: "package" is missing: name the package that has the control`);
}

async function runControlTask(
  request: TaskRequest,
  controls: readonly AnyControl[],
): Promise<TaskOutcome> {
  const { control: id, package: owner } = request.options;
  const control = controls.find((candidate) => candidate.id === id);
  if (control === undefined) {
    const known = controls.map((candidate) => candidate.id).join(', ');
    throw new TypeError(`${owner ?? ''} has no control "${id}"; known: ${known}`);
  }
  if (control.kind === 'action') {
    throw new TypeError(`"${control.id}" is run by its own executor, ${control.executor}`);
  }
  return control.kind === 'gate'
    ? runGateTask(control, request)
    : runEvidenceTask(control, request);
}
