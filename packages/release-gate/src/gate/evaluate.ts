import type { Check, Report } from '@gonogo/core';
import type { ReportEvidence } from '../evidence/types.js';
import { buildSummary, type RunFacts } from '../summary/build-summary.js';
import type { AttestationVerdict } from './attestation/judge.js';
import { possibleIds, reportChecks } from './checks/report-checks.js';
import { summaryChecks, type Summaries } from './checks/summaries.js';
import { unverifiedWindow } from './checks/window.js';
import { countChecks, decide, type GateCounts } from './decide.js';
import { applyExceptions, type AppliedException } from './exceptions/apply.js';
import type { ParsedExceptions } from './exceptions/parse.js';
import { jobChecks } from './jobs/checks.js';
import type { JobResults } from './jobs/results.js';
import { policyChecks } from './policy/checks.js';
import type { HandWrittenFile } from './policy/load.js';
import type { GatePolicy } from './policy/resolve.js';
import type { ProfileName } from './policy/schema.js';
import type { Decision, GateCheck } from './types.js';

/** All that a release decision depends on. */
export interface GateFacts {
  readonly run: RunFacts;
  /** In playbook order. */
  readonly evidence: readonly ReportEvidence[];
  readonly jobs: JobResults;
  readonly policyFile: HandWrittenFile;
  readonly profile: ProfileName;
  readonly policy: GatePolicy;
  readonly verification: Report & { readonly checks: readonly Check[] };
  readonly exceptions: ParsedExceptions;
  readonly attestation: AttestationVerdict;
}

export interface Evaluation {
  readonly summaries: Summaries;
  readonly checks: readonly GateCheck[];
  readonly counts: GateCounts;
  readonly decision: Decision;
  readonly applied: readonly AppliedException[];
  readonly unused: readonly AppliedException[];
}

/** Takes the decision. Pure: the same facts give the same answer. Evidence contract, section 11. */
export function evaluate(facts: GateFacts): Evaluation {
  const { evidence, policy } = facts;
  const summaries: Summaries = {
    governance: buildSummary(evidence, 'governance', facts.run),
    runtime: buildSummary(evidence, 'runtime', facts.run),
  };
  const window = unverifiedWindow(evidence, facts.attestation);
  const raised: GateCheck[] = [
    ...policyChecks(facts.policyFile, facts.profile, facts.verification),
    ...facts.exceptions.checks,
    ...jobChecks(policy.required_jobs, facts.jobs),
    ...evidence.flatMap((item) => reportChecks(item, { policy, window })),
    ...summaryChecks(summaries, policy),
  ];
  const known = new Set(['needs_json_parse', ...evidence.flatMap(possibleIds), ...SUMMARY_IDS]);
  const { checks, applied, unused } = applyExceptions(raised, facts.exceptions.live, known);
  const counts = countChecks(checks);
  return { summaries, checks, counts, decision: decide(counts, policy), applied, unused };
}

const SUMMARY_IDS = ['governance', 'runtime'].flatMap((name) => [
  `${name}_exec_summary_report_present`,
  `${name}_exec_summary_not_failed`,
]);
