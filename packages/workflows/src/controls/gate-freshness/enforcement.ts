import type { ReportBuilder } from '@gonogo/core';
import type { VerifierRun } from './find-runs.js';

/** What the warning is called, and what enforces the verdict beside `--enforce`. */
export interface EnforcementCheck {
  readonly checkId: string;
  /** Script of the verifier. */
  readonly script: string;
  /** An instruction, as "run Nx target verify as well". */
  readonly enforcing: string;
}

/**
 * Warns where a gate runs its verifier, but only to leave the evidence: a task that makes evidence succeeds on
 * a failed verdict too, so that by itself it stops nothing. Architecture, "Evidence is collected, verdicts are
 * enforced".
 */
export function warnAboutEvidenceOnly(
  report: ReportBuilder,
  runs: readonly VerifierRun[],
  { checkId, script, enforcing }: EnforcementCheck,
): void {
  const counting = runs.filter(({ obstacles }) => obstacles.length === 0);
  const [first] = counting;
  if (first === undefined || counting.some(({ enforces }) => enforces)) return;
  const detail = `${script}: ${first.description} by Nx, but only leaves the evidence and succeeds on a failed verdict too, so the gate stops nothing; add --enforce to the command, or ${enforcing}`;
  report.check(checkId, false, detail, { severity: 'warning', location: first.location });
}
