import type { Absence } from './candidate.js';
import type { Gate } from './find-gate.js';

/** What was looked for, and what comes near to it. */
export interface Wanted {
  /** As "runs verify.py". */
  readonly wanted: string;
  /** Completes the sentence about what is missing; empty where nothing comes near. */
  readonly nearMiss: () => string;
}

/** What a check says about a gate that has nothing of what is wanted. */
export function absenceOf(gate: Gate, { wanted, nearMiss }: Wanted): Absence {
  const { expectation, workflow, job, unseen, location } = gate;
  if (workflow === undefined || job === undefined) {
    const missing = `${expectation.workflow} has no usable job "${expectation.job}", so nothing ${wanted}`;
    return { certain: true, location, detail: `${missing}${nearMiss()}` };
  }
  if (unseen.length > 0) {
    const detail = `job "${job.id}" calls ${unseen.join(', ')}, which cannot be seen; whether it ${wanted} is not known. Let a step of the job itself do it`;
    return { certain: false, location, detail };
  }
  const detail = `no step of job "${job.id}" ${wanted}${nearMiss()}`;
  return { certain: true, location, detail };
}
