import type { Location } from '@gonogo/core';
import { judgeCondition, type ConditionOutcome } from './condition.js';
import { matchesFilter } from './filter-pattern.js';
import { findNeededJobs } from './needed-jobs.js';
import type { Job, Workflow, WorkflowEvent } from './types.js';

/** Events whose runs report checks that a protected branch can require. */
export type GatingEvent = 'pull_request' | 'merge_group';

/** Why a required check may stay pending, or be skipped, which GitHub counts as passed. */
export interface Obstacle {
  readonly message: string;
  readonly location: Location;
}

export interface ReachabilityRequest {
  readonly event: GatingEvent;
  /** Branches that require the check: the event's branch filter must let each pass. */
  readonly branches: readonly string[];
}

/** Activity types without which the newest commit of a pull request has no run. */
const REQUIRED_TYPES = ['opened', 'synchronize'];

/**
 * What keeps a workflow from running on an event.
 *
 * @see GitHub documentation, "Troubleshooting required status checks" (filters leave a check pending)
 */
export function workflowObstacles(workflow: Workflow, request: ReachabilityRequest): Obstacle[] {
  const event = workflow.events.find(({ name }) => name === request.event);
  if (event === undefined) {
    const events = workflow.events.map(({ name }) => name).join(', ') || 'nothing';
    const message = `the workflow does not run on \`${request.event}\` (it runs on: ${events}), so the check stays pending; add the event to \`on\``;
    return [{ message, location: workflow.location }];
  }
  return [
    ...pathObstacles(event),
    ...branchObstacles(event, request.branches),
    ...(request.event === 'pull_request' ? typeObstacles(event) : []),
  ];
}

function pathObstacles(event: WorkflowEvent): Obstacle[] {
  const { paths, pathsIgnore } = event;
  const filters = [
    ...(paths && !isEverything(paths.value) ? [{ key: 'paths', ...paths }] : []),
    ...(pathsIgnore && pathsIgnore.value.length > 0
      ? [{ key: 'paths-ignore', ...pathsIgnore }]
      : []),
  ];
  return filters.map(({ key, value, location }) => ({
    message: `\`${event.name}\` has \`${key}: [${value.join(', ')}]\`: where no path matches the workflow does not run and the check stays pending; remove the filter and decide inside a job`,
    location,
  }));
}

function isEverything(patterns: readonly string[]): boolean {
  return patterns.includes('**') && patterns.every((pattern) => !pattern.startsWith('!'));
}

function branchObstacles(event: WorkflowEvent, branches: readonly string[]): Obstacle[] {
  const { branches: only, branchesIgnore: ignored } = event;
  const missed = branches.filter(
    (branch) =>
      (only !== undefined && !matchesFilter(only.value, branch)) ||
      (ignored !== undefined && matchesFilter(ignored.value, branch)),
  );
  const location = (only ?? ignored)?.location;
  if (missed.length === 0 || location === undefined) return [];
  const message = `\`${event.name}\` filters out the protected branch ${missed.join(', ')}, so the check stays pending there; let the filter include it, or set the option \`branches\` to the branches that are protected`;
  return [{ message, location }];
}

function typeObstacles(event: WorkflowEvent): Obstacle[] {
  const { types } = event;
  const missing = types ? REQUIRED_TYPES.filter((type) => !types.value.includes(type)) : [];
  if (types === undefined || missing.length === 0) return [];
  const message = `\`pull_request\` has \`types: [${types.value.join(', ')}]\` without ${missing.join(' and ')}, so the newest commit may have no run; add ${missing.length === 1 ? 'it' : 'them'}`;
  return [{ message, location: types.location }];
}

/**
 * What may keep a job of a running workflow from running: its condition, or the condition of a job that it
 * needs. A skipped job counts as passed.
 */
export function jobObstacles(workflow: Workflow, job: Job, event: GatingEvent): Obstacle[] {
  const needed = findNeededJobs(workflow, job);
  return [
    ...conditionObstacles(job, event),
    ...needed.missing.map(({ value, location }) => ({
      message: `\`needs\` names "${value}", which is not in the workflow: GitHub rejects it`,
      location,
    })),
    ...needed.jobs.flatMap((other) =>
      conditionObstacles(other, event).map(({ message, location }) => ({
        message: `job "${job.id}" waits for job "${other.id}": ${message}`,
        location,
      })),
    ),
  ];
}

function conditionObstacles(job: Job, event: GatingEvent): Obstacle[] {
  const condition = job.if;
  if (condition === undefined) return [];
  const outcome = judgeCondition(condition.value, {
    contexts: { github: { event_name: event } },
  });
  if (outcome === 'runs') return [];
  return [
    {
      message: `job "${job.id}" has \`if: ${condition.value.trim()}\`, which ${consequence(outcome, event)}; ${skipped(job)}`,
      location: condition.location,
    },
  ];
}

function consequence(outcome: Exclude<ConditionOutcome, 'runs'>, event: GatingEvent): string {
  if (outcome === 'dynamic') return 'may be false';
  return outcome === 'never' ? `is false on \`${event}\`` : 'is false unless something failed';
}

function skipped(job: Job): string {
  return job.matrix === undefined
    ? 'a skipped job counts as passed: let the job run always and decide in its steps'
    : 'a skipped matrix job reports one unexpanded name, so the names of its combinations stay pending: move the condition to the steps';
}
