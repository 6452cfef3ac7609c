import { compareCodePoints, REPORT_SCHEMA_VERSION, SUITE, type Input } from '@gonogo/core';
import { nameOf } from '../../evidence/status.js';
import { readInputs } from '../../summary/build-summary.js';
import { firstFailingControl } from '../../summary/first-failing-control.js';
import type { Evaluation, GateFacts } from '../evaluate.js';
import type { GateReport } from './schema.js';

/** Where the settings of a run came from. */
export interface Settings {
  readonly artifactsDir: string;
  readonly policyFile: string;
  readonly exceptionsFile: string | null;
  readonly attestationFile: string;
  /** The hand-written files that were read. */
  readonly files: readonly Input[];
}

/** `release_readiness_gate_report.json`. Evidence contract, section 11. */
export function buildGateReport(
  facts: GateFacts,
  evaluation: Evaluation,
  settings: Settings,
): GateReport {
  return {
    generated_at: facts.run.generatedAt,
    contract: 'release_readiness_gate_v1',
    status: evaluation.decision === 'go' ? 'passed' : 'failed',
    decision: evaluation.decision,
    summary: { ...evaluation.counts },
    first_failing_control: firstFailingControl(facts.evidence),
    missing_evidence: missingEvidence(facts),
    exceptions_applied: [...evaluation.applied],
    exceptions_unused: [...evaluation.unused],
    attestation: attestationOf(facts),
    inputs: settingsOf(facts, settings),
    evidence: [...readInputs(facts.evidence), ...settings.files].sort((a, b) =>
      compareCodePoints(a.path, b.path),
    ),
    checks: evaluation.checks.map((check) => ({ ...check })),
    schema_version: REPORT_SCHEMA_VERSION,
    tool: { ...SUITE },
    subject: { ...facts.run.subject },
  };
}

/** Paths, with the project where a task should have left the report. */
export function missingEvidence({ evidence }: GateFacts): string[] {
  return evidence.flatMap(({ instances }) =>
    instances.filter((loaded) => loaded.kind === 'missing').map(nameOf),
  );
}

function attestationOf({ attestation }: GateFacts): GateReport['attestation'] {
  if (!attestation.valid) return { valid: false, reason: attestation.reason };
  const { control, verified_by, verified_at, expires_at, runbook, proof } = attestation.attestation;
  return {
    valid: true,
    path: attestation.path,
    control,
    verified_by,
    verified_at,
    expires_at,
    runbook,
    proof: { ...proof },
  };
}

/** Every setting that the decision was taken with; job results are words of GitHub's own list. */
function settingsOf(facts: GateFacts, settings: Settings): GateReport['inputs'] {
  const { required_jobs: requiredJobs, ...thresholds } = facts.policy;
  return {
    artifacts_dir: settings.artifactsDir,
    policy_file: settings.policyFile,
    policy_source: facts.policyFile.kind === 'object' ? 'file' : 'preset',
    policy_profile: facts.profile,
    exceptions_file: settings.exceptionsFile,
    attestation_file: settings.attestationFile,
    ...thresholds,
    required_jobs: requiredJobs,
    job_results: Object.fromEntries(
      requiredJobs.map((job) => [job, facts.jobs.results.get(job) ?? null]),
    ),
  };
}
