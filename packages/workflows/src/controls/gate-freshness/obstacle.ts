import type { Location } from '@gonogo/core';
import { judgeCondition, judgeContinueOnError } from '../../model/condition.js';
import { findNeededJobs } from '../../model/needed-jobs.js';
import type { Positioned, Workflow, Job } from '../../model/types.js';

/** Why something in a workflow is no gate: certainly, or as far as can be seen before the run. */
export interface GateObstacle {
  readonly certain: boolean;
  /** Completes "runs it, but …". */
  readonly reason: string;
  readonly location: Location;
}

/** The parts of a step or job that can keep it from being a gate. */
interface Guarded {
  readonly if: Positioned<string> | undefined;
  readonly continueOnError: Positioned<string> | undefined;
}

/** What keeps a step, or a job by itself, from being a gate. Evidence contract, section 2. */
export function guardObstacles(guarded: Guarded, what: string): GateObstacle[] {
  return [
    ...conditionObstacles(guarded.if, what),
    ...errorObstacles(guarded.continueOnError, what),
  ];
}

function conditionObstacles(
  condition: Positioned<string> | undefined,
  what: string,
): GateObstacle[] {
  if (condition === undefined) return [];
  const written = `\`if: ${condition.value.trim()}\``;
  const { location } = condition;
  switch (judgeCondition(condition.value)) {
    case 'runs':
      return [];
    case 'never':
      return [{ certain: true, reason: `${what} is disabled by ${written}`, location }];
    case 'only-on-failure':
      return [
        { certain: true, reason: `${what} runs only after a failure (${written})`, location },
      ];
    case 'dynamic':
      return [
        {
          certain: false,
          reason: `whether ${what} runs depends on ${written}, which only the run knows`,
          location,
        },
      ];
  }
}

function errorObstacles(setting: Positioned<string> | undefined, what: string): GateObstacle[] {
  const ignored = judgeContinueOnError(setting?.value);
  if (setting === undefined || ignored === false) return [];
  const written = `\`continue-on-error: ${setting.value.trim()}\``;
  const { location } = setting;
  return ignored
    ? [{ certain: true, reason: `${what} has ${written}, so its failure stops nothing`, location }]
    : [{ certain: false, reason: `${what} has ${written}, which only the run knows`, location }];
}

/** What keeps a job from being a gate, the jobs that it needs included: it is skipped where one of them is. */
export function jobGateObstacles(workflow: Workflow, job: Job): GateObstacle[] {
  const needed = findNeededJobs(workflow, job).jobs.flatMap(({ id, if: condition }) =>
    conditionObstacles(condition, `job "${id}", which it needs,`),
  );
  return [...guardObstacles(job, `job "${job.id}"`), ...needed];
}
