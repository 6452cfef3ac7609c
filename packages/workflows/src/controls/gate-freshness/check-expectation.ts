import type { ReportBuilder } from '@gonogo/core';
import type { Workflow, Workflows } from '../../model/types.js';
import { absenceOf, type Wanted } from './absence.js';
import { reportCandidates, type Candidate } from './candidate.js';
import { findGate, type Gate } from './find-gate.js';
import { findNamedUploads, findPathUploads } from './find-uploads.js';
import { findRuns } from './find-runs.js';
import { warnAboutEvidenceOnly } from './enforcement.js';
import { describeUploads, describeVerifierMisses } from './near-misses.js';
import type { Expectation, GateFreshnessOptions, Verifier } from './options.js';

/** What the checks of one expectation work on. */
export interface ExpectationRun {
  readonly workflows: Workflows;
  readonly options: GateFreshnessOptions;
  readonly report: ReportBuilder;
}

/** Judges one workflow's gate. Evidence contract, section 2. */
export function checkExpectation(run: ExpectationRun, expectation: Expectation): void {
  const gate = findGate(run, expectation);
  warnAboutTriggers(run.report, expectation, gate.workflow);
  for (const verifier of expectation.runs) checkVerifier(run, gate, verifier);
  checkUploads(run, gate);
}

function checkVerifier(run: ExpectationRun, gate: Gate, verifier: Verifier): void {
  const { aggregate_targets } = run.options;
  const wanted = { ...verifier, targets: [...verifier.targets, ...aggregate_targets] };
  const candidates = findRuns(gate.steps, wanted);
  report(run, gate, {
    checkId: `${gate.expectation.name}_runs_${verifier.id}_verifier`,
    wanted: `runs ${verifier.script} (or Nx target ${wanted.targets.join(', ')})`,
    candidates,
    nearMiss: () => describeVerifierMisses(run.workflows, gate, wanted),
  });
  const checkId = `${gate.expectation.name}_enforces_${verifier.id}_verdict`;
  const enforcing = `run Nx target ${aggregate_targets.join(' or ')} as well`;
  warnAboutEvidenceOnly(run.report, candidates, {
    checkId,
    script: verifier.script,
    enforcing,
  });
}

function checkUploads(run: ExpectationRun, gate: Gate): void {
  const { name, uploads, publishes } = gate.expectation;
  const action = run.options.upload_action;
  for (const { id, artifact } of uploads) {
    report(run, gate, {
      checkId: `${name}_uploads_${id}_artifact`,
      wanted: `uploads artifact "${artifact}" with ${action}`,
      candidates: findNamedUploads(gate.steps, action, artifact),
      nearMiss: () => describeUploads(gate.steps, action, 'name'),
    });
  }
  for (const { id, path } of publishes) {
    report(run, gate, {
      checkId: `${name}_publishes_${id}_report`,
      wanted: `uploads ${path} with ${action}`,
      candidates: findPathUploads(gate.steps, action, path),
      nearMiss: () => describeUploads(gate.steps, action, 'path'),
    });
  }
}

interface SearchedCheck extends Wanted {
  readonly checkId: string;
  readonly candidates: readonly Candidate[];
}

function report(run: ExpectationRun, gate: Gate, check: SearchedCheck): void {
  const { checkId, wanted, candidates } = check;
  const absence = candidates.length === 0 ? absenceOf(gate, check) : undefined;
  reportCandidates(run.report, { checkId, wanted, candidates, absence });
}

/** Events that only a person, or another workflow, sets off. */
const MANUAL_EVENTS = ['workflow_dispatch', 'workflow_call', 'repository_dispatch'];

function warnAboutTriggers(
  report: ReportBuilder,
  { name }: Expectation,
  workflow: Workflow | undefined,
): void {
  if (workflow === undefined) return;
  const events = workflow.events.map((event) => event.name);
  if (events.some((event) => !MANUAL_EVENTS.includes(event))) return;
  const detail = `${workflow.file} runs on ${events.join(', ') || 'no event'} only, so nothing sets the gate off by itself; run it on pull_request, push or schedule`;
  const location = workflow.events[0]?.location ?? workflow.location;
  report.check(`${name}_workflow_triggered`, false, detail, { severity: 'warning', location });
}
