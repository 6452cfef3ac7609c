import type { Job, Workflow } from '../../model/types.js';
import { WORKFLOWS_FOLDER } from '../../model/workflow-files.js';
import type { CheckRun } from './check-run.js';
import type { MappedCheck } from './judge-job.js';
import type { RequiredCheck } from './read-required-checks.js';
import type { CheckJob } from './schema.js';

/** Follows a required check to its job by way of the mapping, and judges each step of the way. */
export function findMappedJob(run: CheckRun, check: RequiredCheck): MappedCheck | undefined {
  const entry = checkMapping(run, check);
  const workflow = entry && checkWorkflow(run, check, entry);
  const job = entry && workflow && checkJob(run, check, { entry, workflow });
  return workflow && job && { name: check.name, workflow, job };
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
