import { jobNames } from './job-names.js';
import { knownText, type EvaluatedTemplate } from './template.js';
import type { Job, Workflow, Workflows } from './types.js';
import { localWorkflowFile } from './workflow-files.js';

/** GitHub allows ten levels of workflows that call each other, the caller included. */
const MAX_CALL_DEPTH = 10;
/** More names than this are not listed: a job that reports them cannot be required sensibly. */
const MAX_NAMES = 1000;
/** Called jobs that are looked at for one job. */
const MAX_CALLED_JOBS = 2000;

/** A name under which a job reports its check; pieces that only the run knows are undefined. */
export interface CheckName {
  readonly template: EvaluatedTemplate;
  /** Callers from the outside in, then the job itself. */
  readonly chain: readonly JobInWorkflow[];
}

export interface JobInWorkflow {
  readonly workflow: Workflow;
  readonly job: Job;
}

export interface CheckNames {
  readonly names: readonly CheckName[];
  /** Why there may be further names than these: a remote workflow, say. */
  readonly unknown: readonly string[];
}

/**
 * The names under which GitHub reports the checks of a job: its `name:` or id, with the matrix values in
 * brackets, and `caller / callee` for a reusable workflow.
 *
 * @see GitHub documentation, "Troubleshooting required status checks" and "Reuse workflows"
 */
export function checkNamesOf(workflows: Workflows, workflow: Workflow, job: Job): CheckNames {
  return namesOf({ workflows, workflow, callers: [], budget: { jobs: MAX_CALLED_JOBS } }, job);
}

/** The jobs that report each name, over all workflows; names that only the run knows are left out. */
export function findReporters(workflows: Workflows): ReadonlyMap<string, readonly JobInWorkflow[]> {
  const reporters = new Map<string, JobInWorkflow[]>();
  for (const workflow of workflows.all) {
    // A workflow that is only called reports under its callers' names.
    if (workflow.events.every(({ name }) => name === 'workflow_call')) continue;
    for (const job of workflow.jobs) {
      const { names } = checkNamesOf(workflows, workflow, job);
      for (const name of new Set(names.map(({ template }) => knownText(template)))) {
        if (name === undefined) continue;
        reporters.set(name, [...(reporters.get(name) ?? []), { workflow, job }]);
      }
    }
  }
  return reporters;
}

interface CallContext {
  readonly workflows: Workflows;
  /** The workflow that the job is in. */
  readonly workflow: Workflow;
  /** Files of the workflows that call it, from the outside in. */
  readonly callers: readonly string[];
  /** Called jobs that may still be looked at: workflows that fan out on every level are exponential. */
  readonly budget: { jobs: number };
}

function namesOf(context: CallContext, job: Job): CheckNames {
  const own = jobNames(job);
  const link = { workflow: context.workflow, job };
  if (job.uses === undefined) {
    return {
      names: own.templates.map((template) => ({ template, chain: [link] })),
      unknown: own.unknown,
    };
  }
  const callee = calleeNames(context, link, job.uses.value);
  if (own.templates.length * callee.names.length > MAX_NAMES) return tooMany(link);
  return {
    names: own.templates.flatMap((template) =>
      callee.names.map((name) => ({
        template: [...template, ' / ', ...name.template],
        chain: [link, ...name.chain],
      })),
    ),
    unknown: [...own.unknown, ...callee.unknown],
  };
}

function tooMany(link: JobInWorkflow): CheckNames {
  return unknownNames(link, `it reports more than ${MAX_NAMES} checks`);
}

/** Whatever a called workflow reports, the check's name starts with the caller's. */
function unknownNames(link: JobInWorkflow, reason: string): CheckNames {
  return { names: [{ template: [undefined], chain: [link] }], unknown: [reason] };
}

function calleeNames(context: CallContext, link: JobInWorkflow, uses: string): CheckNames {
  const file = localWorkflowFile(uses);
  if (file === undefined) {
    return unknownNames(link, `it calls ${uses}, which is not in this repository`);
  }
  const { workflows, budget } = context;
  const callers = [...context.callers, context.workflow.file];
  if (callers.includes(file)) return unknownNames(link, `${file} calls itself`);
  if (callers.length >= MAX_CALL_DEPTH) {
    return unknownNames(link, `calls are more than ${MAX_CALL_DEPTH} deep`);
  }
  const workflow = workflows.get(file);
  if (workflow === undefined || workflow.jobs.length === 0) {
    return unknownNames(link, `it calls ${uses}, which cannot be read or has no jobs`);
  }
  const names: CheckName[] = [];
  const unknown: string[] = [];
  for (const inner of workflow.jobs) {
    budget.jobs -= 1;
    if (budget.jobs < 0) return tooMany(link);
    const found = namesOf({ workflows, workflow, callers, budget }, inner);
    names.push(...found.names);
    unknown.push(...found.unknown);
    if (names.length > MAX_NAMES) return tooMany(link);
  }
  return { names, unknown };
}
