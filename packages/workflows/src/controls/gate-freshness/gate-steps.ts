import { localWorkflowFile } from '../../model/workflow-files.js';
import type { Job, Step, Workflow, Workflows } from '../../model/types.js';
import { guardObstacles, jobGateObstacles, type GateObstacle } from './obstacle.js';

/** A step of a gate, with all that keeps it from counting. */
export interface GateStep {
  readonly step: Step;
  /** `shell` of the step, its job or its workflow; undefined for the runner's default. */
  readonly shell: string | undefined;
  readonly obstacles: readonly GateObstacle[];
}

export interface GateSteps {
  readonly steps: readonly GateStep[];
  /** Calls whose steps cannot be seen. */
  readonly unseen: readonly string[];
}

/** Jobs that are looked at, over all called workflows: those that fan out on every level are exponential. */
const MAX_JOBS = 2000;
/** GitHub allows ten levels of workflows that call each other, the caller included. */
const MAX_CALL_DEPTH = 10;

/** The steps of a job, and of the local reusable workflows that it calls. */
export function findGateSteps(workflows: Workflows, workflow: Workflow, job: Job): GateSteps {
  const found: { steps: GateStep[]; unseen: string[] } = { steps: [], unseen: [] };
  collect(
    { workflows, found, budget: { jobs: MAX_JOBS } },
    { workflow, job, outer: [], callers: [] },
  );
  return found;
}

/** The steps that a job has itself, whatever keeps them from counting. */
export function ownSteps(workflow: Workflow, job: Job): GateStep[] {
  return job.steps.map((step) => ({ step, shell: shellOf(workflow, job, step), obstacles: [] }));
}

function shellOf(workflow: Workflow, job: Job, step: Step): string | undefined {
  return (step.shell ?? job.defaultShell ?? workflow.defaultShell)?.value;
}

interface Collection {
  readonly workflows: Workflows;
  readonly found: { readonly steps: GateStep[]; readonly unseen: string[] };
  readonly budget: { jobs: number };
}

interface Place {
  readonly workflow: Workflow;
  readonly job: Job;
  /** Obstacles of the calling jobs. */
  readonly outer: readonly GateObstacle[];
  readonly callers: readonly string[];
}

function collect(collection: Collection, place: Place): void {
  const { workflow, job } = place;
  const { found, workflows, budget } = collection;
  budget.jobs -= 1;
  if (budget.jobs < 0) return;
  const outer = [...place.outer, ...jobGateObstacles(workflow, job)];
  for (const step of job.steps) {
    const shell = shellOf(workflow, job, step);
    found.steps.push({ step, shell, obstacles: [...outer, ...guardObstacles(step, 'the step')] });
  }
  if (job.uses === undefined) return;
  const file = localWorkflowFile(job.uses.value);
  const callers = [...place.callers, workflow.file];
  const callee = file === undefined || callers.includes(file) ? undefined : workflows.get(file);
  if (callee === undefined || callee.jobs.length === 0 || callers.length >= MAX_CALL_DEPTH) {
    found.unseen.push(job.uses.value);
    return;
  }
  for (const inner of callee.jobs) {
    collect(collection, { workflow: callee, job: inner, outer, callers });
  }
}
