import type { ReportBuilder } from '@gonogo/core';
import type { JobInWorkflow } from '../../model/check-names.js';
import type { GatingEvent } from '../../model/reachability.js';
import type { Workflows } from '../../model/types.js';
import type { PolicyDocument } from './policy-document.js';
import type { RequiredChecks } from './read-required-checks.js';

/** What the checks of one required check work on. */
export interface CheckRun {
  readonly report: ReportBuilder;
  readonly required: RequiredChecks;
  /** Undefined where the document cannot be read, which has a check of its own. */
  readonly policy: PolicyDocument | undefined;
  readonly policyPath: string;
  readonly workflows: Workflows;
  /** The jobs that report a name. */
  readonly reporters: ReadonlyMap<string, readonly JobInWorkflow[]>;
  readonly events: readonly GatingEvent[];
  readonly branches: readonly string[];
}
