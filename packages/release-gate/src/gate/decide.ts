import type { GatePolicy } from './policy/resolve.js';
import type { Decision, GateCheck } from './types.js';

export interface GateCounts {
  readonly total: number;
  readonly passed: number;
  readonly failed: number;
  readonly pass_ratio: number;
  readonly high_failures: number;
  readonly medium_failures: number;
}

export function countChecks(checks: readonly GateCheck[]): GateCounts {
  const failing = checks.filter((check) => !check.passed);
  const passed = checks.length - failing.length;
  const high = failing.filter((check) => check.severity === 'high').length;
  return {
    total: checks.length,
    passed,
    failed: failing.length,
    pass_ratio: checks.length === 0 ? 0 : passed / checks.length,
    high_failures: high,
    medium_failures: failing.length - high,
  };
}

/**
 * Too many high or medium failures: no-go. Some, within the limits: conditional-go. None: go.
 *
 * @see evidence contract, section 11
 */
export function decide(
  { high_failures: high, medium_failures: medium }: GateCounts,
  policy: Pick<GatePolicy, 'max_high_failures' | 'max_medium_failures'>,
): Decision {
  if (high > policy.max_high_failures || medium > policy.max_medium_failures) return 'no-go';
  return high + medium > 0 ? 'conditional-go' : 'go';
}
