import type { Location } from '@gonogo/core';

/** A high failure stops a release; a medium one makes it conditional, up to the policy's limit. */
export type GateSeverity = 'high' | 'medium';

/** One thing that the release decision depends on. Evidence contract, section 11. */
export interface GateCheck {
  readonly check_id: string;
  readonly passed: boolean;
  readonly severity: GateSeverity;
  /** What was met, what is allowed, what to do. */
  readonly detail: string;
  readonly location?: Location;
  /** It could not be seen. Playbook section 2.5 leaves no other way round than its own window. */
  readonly unverified?: true;
  /** Id of the failing check that this one follows from: it is counted, and not shown to people. */
  readonly caused_by?: string;
}

export type Decision = 'go' | 'conditional-go' | 'no-go';
