import { baseName } from '../../commands/launchers.js';
import { formatPlace } from '../../model/place.js';
import { escapeRegExp } from '../../model/template.js';
import type { Workflows } from '../../model/types.js';
import type { Gate } from './find-gate.js';
import { findRuns, type WantedRun } from './find-runs.js';
import { uploadsOf } from './find-uploads.js';
import { ownSteps, type GateStep } from './gate-steps.js';

const MAX_LISTED = 3;

/** Where a verifier is run by another job, or only mentioned: what people take for the gate. */
export function describeVerifierMisses(
  workflows: Workflows,
  gate: Gate,
  wanted: WantedRun,
): string {
  const elsewhere = workflows.all.flatMap((workflow) =>
    workflow.jobs
      .filter((job) => job !== gate.job)
      .flatMap((job) =>
        findRuns(ownSteps(workflow, job), wanted)
          .slice(0, 1)
          .map(({ location }) => `job "${job.id}" runs it at ${formatPlace(location)}`),
      ),
  );
  if (elsewhere.length > 0) {
    return `; ${elsewhere.slice(0, MAX_LISTED).join(', ')}, which is another job`;
  }
  const mention = findMention(gate, wanted);
  return mention === undefined
    ? ''
    : `; ${mention} mentions it, but as a comment, an argument or text, which runs nothing`;
}

/** Where the text of the gate's job (or else of its workflow) has the script's file name. */
function findMention({ workflow, job }: Gate, { script }: WantedRun): string | undefined {
  if (workflow === undefined) return undefined;
  const { text } = workflow.source;
  const name = new RegExp(`(?<![\\w.-])${escapeRegExp(baseName(script))}(?![\\w-])`, 'g');
  const places = [...text.matchAll(name)].map(({ index }) => workflow.source.locate(index));
  const fromJob = places.find(({ line }) => line >= (job?.location.line ?? 1));
  const place = fromJob ?? places[0];
  return place && formatPlace(place);
}

/** What the job does upload. */
export function describeUploads(
  steps: readonly GateStep[],
  action: string,
  input: 'name' | 'path',
): string {
  const uploads = uploadsOf(steps, action).map(({ step }) => {
    const value =
      step.with
        .get(input)
        ?.value.trim()
        .split(/\s*\n\s*/)
        .join(', ') ?? 'none';
    return `${formatPlace(step.location)} has ${input} "${value}"`;
  });
  return uploads.length === 0 ? '' : `; ${uploads.slice(0, MAX_LISTED).join('; ')}`;
}
