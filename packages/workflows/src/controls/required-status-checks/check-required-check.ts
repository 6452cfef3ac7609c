import type { ReportBuilder } from '@gonogo/core';
import type { JobInWorkflow } from '../../model/check-names.js';
import { formatPlace } from '../../model/place.js';
import type { GatingEvent } from '../../model/reachability.js';
import type { Job, Workflow, Workflows } from '../../model/types.js';
import { WORKFLOWS_FOLDER } from '../../model/workflow-files.js';
import {
  findStaticConcurrency,
  findUnenforcedNeeds,
  judgeContext,
  judgeReach,
  type Judgement,
  type MappedCheck,
  type Weakness,
} from './judge-job.js';
import type { PolicyDocument } from './policy-document.js';
import type { RequiredCheck, RequiredChecks } from './read-required-checks.js';
import type { CheckJob } from './schema.js';

export interface CheckRun {
  readonly report: ReportBuilder;
  readonly required: RequiredChecks;
  /** Undefined where the document cannot be read, which has a check of its own. */
  readonly policy: PolicyDocument | undefined;
  readonly policyPath: string;
  readonly workflows: Workflows;
  /** The jobs that report a name. */
  readonly reporters: ReadonlyMap<string, readonly JobInWorkflow[]>;
  readonly events: readonly GatingEvent[];
  readonly branches: readonly string[];
}

/** Judges one required check, as far along the way from its name to its job as there is one. */
export function checkRequiredCheck(run: CheckRun, check: RequiredCheck): void {
  checkPolicyMention(run, check);
  const entry = checkMapping(run, check);
  const workflow = entry && checkWorkflow(run, check, entry);
  const job = entry && workflow && checkJob(run, check, { entry, workflow });
  if (workflow === undefined || job === undefined) return;
  const mapped: MappedCheck = { name: check.name, workflow, job };
  record(run, `required_check_context:${check.name}`, judgeContext(run.workflows, mapped));
  record(run, `required_check_reachable:${check.name}`, judgeReach(run, mapped));
  warn(run, `required_check_unambiguous:${check.name}`, findSameName(run, mapped));
  warn(
    run,
    `required_check_needs_enforced:${check.name}`,
    findUnenforcedNeeds(job, (id) => isRequiredJob(run, workflow, id)),
  );
  warn(run, `required_check_concurrency:${check.name}`, findStaticConcurrency(workflow, job));
}

function checkPolicyMention(
  { report, policy, policyPath }: CheckRun,
  { name, location }: RequiredCheck,
): void {
  const mentioned = policy?.mentions(name, 'visible') ?? false;
  const hidden = mentioned ? undefined : policy?.findHidden(name);
  const problem =
    policy === undefined
      ? `the policy document cannot be read, so nothing in it mentions "${name}"`
      : hidden === undefined
        ? `${policyPath} does not mention "${name}"; name the check there, or stop requiring it`
        : `${policyPath} mentions "${name}" only where readers do not see it (${formatPlace(hidden)}); name the check in the text`;
  report.check(
    `policy_doc_mentions_required_check:${name}`,
    mentioned,
    mentioned ? `${policyPath} mentions "${name}"` : problem,
    { location: hidden ?? location },
  );
}

function checkMapping({ report, required }: CheckRun, check: RequiredCheck): CheckJob | undefined {
  const entry = required.mapping.get(check.name);
  const problem =
    entry === undefined
      ? (required.mappingProblem ??
        `check_job_mapping has no entry "${check.name}"; add { "workflow": "<file>", "job_id": "<job>" }`)
      : entry.problem;
  report.check(
    `mapping_entry_present:${check.name}`,
    problem === undefined,
    problem ??
      `"${check.name}" is mapped to job "${entry?.job?.job_id}" of ${entry?.job?.workflow}`,
    { location: entry?.location ?? check.location },
  );
  return entry?.job;
}

function checkWorkflow(run: CheckRun, check: RequiredCheck, entry: CheckJob): Workflow | undefined {
  const { report, required, workflows } = run;
  const workflow = workflows.get(entry.workflow);
  const unusable = workflows.unusable.get(entry.workflow);
  const known = workflows.all.map(({ file }) => file).join(', ') || 'none';
  const detail =
    workflow !== undefined
      ? `${WORKFLOWS_FOLDER}/${entry.workflow} is there`
      : unusable !== undefined
        ? `${WORKFLOWS_FOLDER}/${entry.workflow} cannot be used: ${unusable.message}`
        : `there is no workflow "${entry.workflow}" in ${WORKFLOWS_FOLDER}; workflows there: ${known}`;
  report.check(`workflow_exists_for_required_check:${check.name}`, workflow !== undefined, detail, {
    location:
      workflow?.location ??
      unusable?.location ??
      required.mapping.get(check.name)?.location ??
      check.location,
  });
  return workflow;
}

function checkJob(
  { report, required }: CheckRun,
  check: RequiredCheck,
  { entry, workflow }: { readonly entry: CheckJob; readonly workflow: Workflow },
): Job | undefined {
  const job = workflow.jobs.find(({ id }) => id === entry.job_id);
  const ids = workflow.jobs.map(({ id }) => id).join(', ') || 'none';
  const detail = job
    ? `${workflow.file} has job "${entry.job_id}"`
    : `${workflow.file} has no job "${entry.job_id}"; jobs there: ${ids}`;
  report.check(`workflow_job_id_present:${check.name}`, job !== undefined, detail, {
    location: job?.location ?? required.mapping.get(check.name)?.location ?? check.location,
  });
  return job;
}

/** Another job that reports the same name: GitHub does not tell them apart. */
function findSameName(run: CheckRun, mapped: MappedCheck): Weakness | undefined {
  const other = run.reporters
    .get(mapped.name)
    ?.find(({ workflow, job }) => workflow !== mapped.workflow || job !== mapped.job);
  if (other === undefined) return undefined;
  const { workflow, job } = other;
  const detail = `job "${job.id}" of ${workflow.file} reports "${mapped.name}" too, and GitHub does not tell the two apart: either one satisfies the requirement; rename one`;
  return { detail, location: job.name?.location ?? job.location };
}

function isRequiredJob({ required }: CheckRun, workflow: Workflow, jobId: string): boolean {
  return required.checks.some(({ name }) => {
    const job = required.mapping.get(name)?.job;
    return job?.workflow === workflow.file && job.job_id === jobId;
  });
}

function record(
  { report }: CheckRun,
  checkId: string,
  { outcome, detail, extras }: Judgement,
): void {
  if (outcome === 'unverified') report.unverified(checkId, detail, extras);
  else report.check(checkId, outcome === 'passed', detail, extras);
}

function warn({ report }: CheckRun, checkId: string, weakness: Weakness | undefined): void {
  if (weakness === undefined) return;
  report.check(checkId, false, weakness.detail, {
    severity: 'warning',
    location: weakness.location,
  });
}
