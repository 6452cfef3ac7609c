import { nameOf } from '../../evidence/status.js';
import type { LoadedReport } from '../../evidence/types.js';
import type { GateCheck } from '../types.js';

/** What one instance of a report says about one check. */
export interface InstanceVerdict {
  readonly passed: boolean;
  readonly detail: string;
  readonly unverified?: boolean;
}

/** How many instances a detail names. */
const NAMED = 5;

/**
 * One check over all instances of a report, under its one fixed id: it holds where it holds for each. The
 * detail names the worst instances with their projects.
 */
export function acrossInstances<Instance extends LoadedReport>(
  checkId: string,
  instances: readonly Instance[],
  judge: (instance: Instance) => InstanceVerdict,
): GateCheck {
  const verdicts = instances.map((instance) => ({ instance, ...judge(instance) }));
  const failing = verdicts.filter((verdict) => !verdict.passed);
  const shown = failing.length > 0 ? failing : verdicts;
  const named = shown
    .slice(0, NAMED)
    .map(({ instance, detail }) => `${nameOf(instance)}: ${detail}`)
    .join('; ');
  const more = shown.length > NAMED ? `; and ${shown.length - NAMED} more` : '';
  const unseen = failing.length > 0 && failing.some((verdict) => verdict.unverified === true);
  return {
    check_id: checkId,
    passed: failing.length === 0,
    severity: 'high',
    detail: `${named}${more}`,
    ...(unseen && { unverified: true }),
  };
}
