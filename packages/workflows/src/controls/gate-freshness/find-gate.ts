import type { Location } from '@gonogo/core';
import type { Job, Workflow } from '../../model/types.js';
import { WORKFLOWS_FOLDER } from '../../model/workflow-files.js';
import { formatPlace } from '../../model/place.js';
import { reportCandidates } from './candidate.js';
import type { ExpectationRun } from './check-expectation.js';
import { findGateSteps, type GateSteps } from './gate-steps.js';
import { jobGateObstacles } from './obstacle.js';
import type { Expectation } from './options.js';

/** The job that an expectation is about, as far as it is there. */
export interface Gate extends GateSteps {
  readonly expectation: Expectation;
  readonly workflow: Workflow | undefined;
  readonly job: Job | undefined;
  /** The job, or the nearest thing to it that is there. */
  readonly location: Location;
}

/** Finds the gate, and judges that its workflow and its job are there. */
export function findGate(run: ExpectationRun, expectation: Expectation): Gate {
  const { workflows } = run;
  const workflow = workflows.get(expectation.workflow);
  const job = workflow?.jobs.find(({ id }) => id === expectation.job);
  const unusable = workflows.unusable.get(expectation.workflow);
  const start = workflows.startOf(expectation.workflow);
  const location = job?.location ?? workflow?.location ?? unusable?.location ?? start;
  const found = workflow && job && findGateSteps(workflows, workflow, job);
  const gate = { expectation, workflow, job, location, ...(found ?? { steps: [], unseen: [] }) };
  run.report.check(
    `${expectation.name}_workflow_exists`,
    workflow !== undefined,
    workflow
      ? `${WORKFLOWS_FOLDER}/${workflow.file} is there`
      : (unusable?.message ?? `${start.file} is not there, or git ignores it; add the workflow`),
    { location: workflow?.location ?? location },
  );
  checkJob(run, gate);
  return gate;
}

function checkJob({ report, workflows }: ExpectationRun, gate: Gate): void {
  const { expectation, workflow, job, location } = gate;
  reportCandidates(report, {
    checkId: `${expectation.name}_${expectation.job.replaceAll('-', '_')}_job`,
    wanted: `runs as job "${expectation.job}"`,
    candidates:
      workflow && job
        ? [
            {
              description: `${workflow.file} has job "${job.id}"`,
              location: job.location,
              obstacles: jobGateObstacles(workflow, job),
            },
          ]
        : [],
    absence: {
      certain: true,
      location,
      detail: `${expectation.workflow} has no job "${expectation.job}"; ${describeJobs(workflow)}${describeNamesakes(workflows.all, expectation)}`,
    },
  });
}

function describeJobs(workflow: Workflow | undefined): string {
  if (workflow === undefined) return 'the workflow cannot be used';
  return `jobs there: ${workflow.jobs.map(({ id }) => id).join(', ') || 'none'}`;
}

function describeNamesakes(all: readonly Workflow[], { workflow, job }: Expectation): string {
  const places = all
    .filter(({ file }) => file !== workflow)
    .flatMap(({ jobs }) => jobs.filter(({ id }) => id === job))
    .map(({ location }) => formatPlace(location));
  return places.length === 0
    ? ''
    : `. A job of that name is at ${places.join(', ')}, which is another workflow`;
}
