import { printable } from '../../text/printable.js';
import type { GateCheck } from '../types.js';
import type { JobResults } from './results.js';

/** Jobs that must have succeeded. Playbook section 2.1. */
export function jobChecks(required: readonly string[], jobs: JobResults): GateCheck[] {
  const unreadable: GateCheck[] =
    jobs.problem === undefined
      ? []
      : [
          {
            check_id: 'needs_json_parse',
            passed: false,
            severity: 'high',
            detail: `the needs context ${jobs.problem}`,
          },
        ];
  return [...unreadable, ...[...new Set(required)].map((job) => jobCheck(job, jobs.results))];
}

function jobCheck(job: string, results: JobResults['results']): GateCheck {
  const result = results.get(job);
  return {
    check_id: `job_result:${printable(job)}`,
    passed: result === 'success',
    severity: 'high',
    detail: describe(result),
  };
}

function describe(result: string | null | undefined): string {
  if (result === undefined) {
    return 'no result is known: list the job in "needs" of the gate\'s job and pass toJSON(needs)';
  }
  if (result === null) return 'the result is none of success, failure, cancelled, skipped';
  return result === 'success' ? 'result success' : `result ${result}; allowed: success`;
}
