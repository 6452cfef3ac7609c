import { formatPlace } from '../../model/place.js';
import { couldBe, evaluateTemplate, knownText } from '../../model/template.js';
import { uploadContains } from './artifact-paths.js';
import type { Candidate } from './candidate.js';
import type { GateStep } from './gate-steps.js';
import type { GateObstacle } from './obstacle.js';

/** Name of an artifact that is uploaded without one. */
const DEFAULT_NAME = 'artifact';

/** The steps that upload an artifact of that name. */
export function findNamedUploads(
  steps: readonly GateStep[],
  action: string,
  artifact: string,
): Candidate[] {
  return uploadsOf(steps, action).flatMap((gateStep) => {
    const name = gateStep.step.with.get('name');
    const template = evaluateTemplate(name?.value ?? DEFAULT_NAME, {});
    if (knownText(template) === artifact) return [candidateOf(gateStep, `uploads "${artifact}"`)];
    if (knownText(template) !== undefined || !couldBe(template, artifact)) return [];
    const reason = `its name is \`${name?.value}\`, which only the run knows`;
    return [candidateOf(gateStep, `uploads an artifact`, reason)];
  });
}

/** The steps that upload an artifact which contains the file. */
export function findPathUploads(
  steps: readonly GateStep[],
  action: string,
  path: string,
): Candidate[] {
  return uploadsOf(steps, action).flatMap((gateStep) => {
    const input = gateStep.step.with.get('path')?.value ?? '';
    const contained = uploadContains(input, path);
    if (contained === 'no') return [];
    if (contained === 'yes') return [candidateOf(gateStep, `uploads ${path}`)];
    const reason = 'whether its `path` takes in the file only the run knows';
    return [candidateOf(gateStep, 'uploads an artifact', reason)];
  });
}

/** The steps that upload anything, whatever keeps them from it. */
export function uploadsOf(steps: readonly GateStep[], action: string): GateStep[] {
  const wanted = action.toLowerCase();
  return steps.filter(
    ({ step }) => step.uses?.value.toLowerCase().split('@')[0]?.trim() === wanted,
  );
}

function candidateOf({ step, obstacles }: GateStep, does: string, unsure?: string): Candidate {
  const { location } = step;
  const own: GateObstacle[] =
    unsure === undefined ? [] : [{ certain: false, reason: unsure, location }];
  return {
    description: `step at ${formatPlace(location)} ${does}`,
    location,
    obstacles: [...own, ...obstacles],
  };
}
