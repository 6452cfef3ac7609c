import { formatPlace } from '../../model/place.js';
import type { Workflow } from '../../model/types.js';
import type { CheckRun } from './check-run.js';
import { findMappedJob } from './find-mapped-job.js';
import {
  findStaticConcurrency,
  findUnenforcedNeeds,
  judgeContext,
  judgeReach,
  type Judgement,
  type MappedCheck,
  type Weakness,
} from './judge-job.js';
import type { RequiredCheck } from './read-required-checks.js';

/** Judges one required check, as far along the way from its name to its job as there is one. */
export function checkRequiredCheck(run: CheckRun, check: RequiredCheck): void {
  checkPolicyMention(run, check);
  const mapped = findMappedJob(run, check);
  if (mapped === undefined) return;
  const { workflow, job } = mapped;
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
