import { survivesFailedNeeds } from './condition.js';
import type { Job, Positioned, Workflow } from './types.js';

/** What a job waits for. */
export interface NeededJobs {
  /** Jobs whose skipping skips the job, directly or through others, each once. */
  readonly jobs: readonly Job[];
  /** Names in `needs` that no job has. */
  readonly missing: readonly Positioned<string>[];
}

/**
 * Follows `needs:`. A job whose condition lets it run after failed needs depends on none of them.
 *
 * @see GitHub documentation, "Workflow syntax", `jobs.<job_id>.needs`
 */
export function findNeededJobs(workflow: Workflow, job: Job): NeededJobs {
  const byId = new Map(workflow.jobs.map((candidate) => [candidate.id, candidate]));
  const jobs = new Set<Job>([job]);
  const missing: Positioned<string>[] = [];
  // A set can grow while it is walked: no recursion, however long the chain.
  for (const { if: condition, needs } of jobs) {
    if (survivesFailedNeeds(condition?.value)) continue;
    for (const need of needs) {
      const needed = byId.get(need.value);
      if (needed === undefined) missing.push(need);
      else jobs.add(needed);
    }
  }
  jobs.delete(job);
  return { jobs: [...jobs], missing };
}
