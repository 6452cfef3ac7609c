import type { CheckExtras, Location } from '@gonogo/core';
import {
  checkNamesOf,
  type CheckName,
  type CheckNames,
  type JobInWorkflow,
} from '../../model/check-names.js';
import { survivesFailedNeeds } from '../../model/condition.js';
import { formatPlace } from '../../model/place.js';
import {
  jobObstacles,
  workflowObstacles,
  type GatingEvent,
  type Obstacle,
} from '../../model/reachability.js';
import { couldBe, hasExpression, knownText, type EvaluatedTemplate } from '../../model/template.js';
import type { Concurrency, Job, Workflow, Workflows } from '../../model/types.js';

/** What a judgement comes to; `unverified` where only GitHub knows. */
export interface Judgement {
  readonly outcome: 'passed' | 'failed' | 'unverified';
  readonly detail: string;
  readonly extras: CheckExtras;
}

/** A required check and the job that is mapped to it. */
export interface MappedCheck {
  readonly name: string;
  readonly workflow: Workflow;
  readonly job: Job;
}

/** Whether the job reports the check under the required name. Evidence contract, section 4. */
export function judgeContext(workflows: Workflows, mapped: MappedCheck): Judgement {
  const { name, job } = mapped;
  const reported = checkNamesOf(workflows, mapped.workflow, job);
  const location = job.name?.location ?? job.location;
  if (reported.names.some(({ template }) => knownText(template) === name)) {
    return { outcome: 'passed', detail: `job "${job.id}" reports "${name}"`, extras: { location } };
  }
  const listed = listNames(reported);
  if (reported.names.some(({ template }) => couldBe(template, name))) {
    const reason =
      reported.unknown.join('; ') || 'its name has an expression that only the run knows';
    const detail = `job "${job.id}" reports ${listed}, which may be "${name}": ${reason}. Give the job a fixed \`name\`, or require a fixed job that needs it`;
    return { outcome: 'unverified', detail, extras: { location } };
  }
  const detail = `job "${job.id}" reports ${listed}, never "${name}", so the check stays pending. Require the name that is reported, or name the job "${name}"`;
  return { outcome: 'failed', detail, extras: { location } };
}

const MAX_LISTED = 5;

function listNames({ names }: CheckNames): string {
  const texts = names.map(({ template }) => `"${describeTemplate(template)}"`);
  const rest = texts.length - MAX_LISTED;
  const listed = texts.slice(0, MAX_LISTED).join(', ') || 'no check';
  return rest > 0 ? `${listed} and ${rest} more` : listed;
}

function describeTemplate(template: EvaluatedTemplate): string {
  return template.map((piece) => piece ?? '…').join('');
}

export interface ReachRequest {
  readonly workflows: Workflows;
  readonly events: readonly GatingEvent[];
  readonly branches: readonly string[];
}

/** Whether the check always arrives, and is not skipped. Evidence contract, section 4. */
export function judgeReach(request: ReachRequest, mapped: MappedCheck): Judgement {
  const { workflow, job, name } = mapped;
  const reported = checkNamesOf(request.workflows, workflow, job);
  const links = linksOf(reported.names, name);
  const obstacles = request.events.flatMap((event) => [
    ...workflowObstacles(workflow, { event, branches: request.branches }),
    ...links.flatMap((link) => jobObstacles(link.workflow, link.job, event)),
  ]);
  const [first] = obstacles;
  if (first !== undefined) {
    const extras = { location: first.location };
    return { outcome: 'failed', detail: describeObstacles(obstacles), extras };
  }
  const unseen = links.find((link) => isUnseenCall(reported, link));
  if (unseen !== undefined) {
    const detail = `"${name}" may come from a workflow that cannot be seen: ${reported.unknown.join('; ')}. Check by hand that its jobs are not conditional`;
    return { outcome: 'unverified', detail, extras: { location: unseen.job.location } };
  }
  const detail = `job "${job.id}" always runs on ${request.events.join(' and ')}`;
  return { outcome: 'passed', detail, extras: { location: job.location } };
}

/** The jobs on the way to the required name; where nothing reports it, on the way to any name. */
function linksOf(names: readonly CheckName[], required: string): readonly JobInWorkflow[] {
  const exact = names.filter(({ template }) => knownText(template) === required);
  const possible = names.filter(({ template }) => couldBe(template, required));
  const relevant = [exact, possible, names].find((some) => some.length > 0) ?? [];
  const links = relevant.flatMap(({ chain }) => chain);
  return [...new Map(links.map((link) => [link.job, link])).values()];
}

/** A call that no chain follows any further. */
function isUnseenCall({ names }: CheckNames, { job }: JobInWorkflow): boolean {
  return job.uses !== undefined && names.some(({ chain }) => chain.at(-1)?.job === job);
}

/** The same obstacle met on two events, or on two ways, is said once. */
function describeObstacles(obstacles: readonly Obstacle[]): string {
  const lines = obstacles.map(({ message, location }) => `${formatPlace(location)}: ${message}`);
  return [...new Set(lines)].join('; ');
}

/** A weakness that does not make the check wrong. */
export interface Weakness {
  readonly detail: string;
  readonly location: Location;
}

/**
 * Jobs that the job needs and that are not required themselves: where one fails, the required job is
 * skipped, which counts as passed.
 *
 * @see GitHub documentation, "Troubleshooting required status checks"
 */
export function findUnenforcedNeeds(
  job: Job,
  isRequired: (jobId: string) => boolean,
): Weakness | undefined {
  if (survivesFailedNeeds(job.if?.value)) return undefined;
  const loose = job.needs.filter((need) => !isRequired(need.value));
  const [first] = loose;
  if (first === undefined) return undefined;
  const names = loose.map(({ value }) => `"${value}"`).join(', ');
  const detail = `job "${job.id}" is skipped, which counts as passed, where ${names} fails, and that job is not required; require it too, or give "${job.id}" \`if: always()\` and test the result of its needs in a step`;
  return { detail, location: first.location };
}

/** A concurrency group that all runs share: a newer run cancels this one, or its wait, and the check is lost. */
export function findStaticConcurrency(workflow: Workflow, job: Job): Weakness | undefined {
  const group = [workflow.concurrency, job.concurrency].find(isShared)?.group;
  if (group === undefined) return undefined;
  const detail = `concurrency group "${group.value}" is the same for every pull request: a newer run cancels one that waits, and its check with it; add \`\${{ github.ref }}\` to the group`;
  return { detail, location: group.location };
}

function isShared(concurrency: Concurrency | undefined): boolean {
  return concurrency !== undefined && !hasExpression(concurrency.group.value);
}
