import { join, posix } from 'node:path';
import {
  generatedAt,
  writeReport,
  writeText,
  type GateContext,
  type GateResult,
  type Input,
} from '@gonogo/core';
import { collectEvidence } from '../evidence/collect.js';
import { createHashFile, type HashFile } from '../evidence/hash-file.js';
import { expectedPlaces, PLAYBOOK_FOLDER } from '../evidence/places.js';
import type { ReportEvidence } from '../evidence/types.js';
import { renderSummary } from '../summary/render-summary.js';
import { formatInstant } from '../text/instant.js';
import { judgeAttestation } from './attestation/judge.js';
import { evaluate, type Evaluation, type GateFacts } from './evaluate.js';
import { parseExceptions } from './exceptions/parse.js';
import { joinResults, parseNeeds, type JobResults } from './jobs/results.js';
import { DEFAULT_EXCEPTIONS_FILE, type ReleaseGateOptions } from './options.js';
import { loadHandWritten, type HandWrittenFile } from './policy/load.js';
import { resolvePolicy, type GatePolicy } from './policy/resolve.js';
import { verifyPolicy } from './policy/verify.js';
import { buildGateReport } from './report/build-report.js';
import { renderGateReport } from './report/render-markdown.js';
import { renderOutput } from './report/render-output.js';
import type { GateReport } from './report/schema.js';
import { REPORTS } from './reports.js';

type Context = GateContext<ReleaseGateOptions>;

/** The edge of the gate: reads evidence and settings, has the decision taken, writes its reports. */
export function runReleaseGate(context: Context): GateResult {
  const hashFile = createHashFile(context.workspaceRoot);
  const files = handWritten(context);
  const facts = gatherFacts(context, files, hashFile);
  const evaluation = evaluate(facts);
  const report = buildGateReport(facts, evaluation, {
    artifactsDir: context.artifactsDir,
    policyFile: files.policy.path,
    exceptionsFile: files.exceptions.kind === 'absent' ? null : files.exceptions.path,
    attestationFile: files.attestation.path,
    files: Object.values(files).flatMap(inputOf),
  });
  writeReports(context, evaluation, report, facts);
  const summaryPath = posix.join(context.artifactsDir, REPORTS.gateMarkdown);
  return { success: report.decision !== 'no-go', output: renderOutput(report, summaryPath) };
}

interface HandWritten {
  readonly policy: HandWrittenFile;
  readonly exceptions: HandWrittenFile;
  readonly attestation: HandWrittenFile;
}

function handWritten(context: Context): HandWritten {
  const { files, options, subject } = context;
  const load = (path: string): HandWrittenFile =>
    loadHandWritten(files, posix.join(subject.root, path));
  return {
    policy: load(options.policy_file),
    exceptions: load(options.exceptions_file ?? DEFAULT_EXCEPTIONS_FILE),
    attestation: load(options.attestation_file),
  };
}

function gatherFacts(context: Context, files: HandWritten, hashFile: HashFile): GateFacts {
  const { options, now, environment, subject } = context;
  const epoch = environment.SOURCE_DATE_EPOCH ?? '';
  const run = {
    generatedAt: epoch === '' ? formatInstant(now) : generatedAt(environment),
    subject,
  };
  const policy = resolvePolicy(
    files.policy.kind === 'object' ? files.policy.value : undefined,
    options.profile,
  );
  return {
    run,
    policy,
    policyFile: files.policy,
    profile: options.profile,
    verification: verifyPolicy(files.policy, run),
    evidence: readEvidence(context, policy, hashFile),
    jobs: jobResults(context),
    exceptions: parseExceptions(files.exceptions, options.exceptions_file !== undefined, now),
    attestation: judgeAttestation(files.attestation, {
      now,
      hashFile: (path) => hashFile(posix.join(subject.root, path)),
    }),
  };
}

function readEvidence(context: Context, policy: GatePolicy, hashFile: HashFile): ReportEvidence[] {
  const { evidence, artifactsDir, files, subject, now } = context;
  const folders = [artifactsDir, posix.join(subject.root, PLAYBOOK_FOLDER)];
  const places = expectedPlaces(evidence, folders, Object.values(REPORTS));
  return collectEvidence(places, {
    files,
    freshness: { now, maxAgeHours: policy.max_evidence_age_hours, hashFile },
  });
}

function jobResults({ options, environment }: Context): JobResults {
  const { GONOGO_NEEDS, NEEDS_CONTEXT } = environment;
  const given = [options.needs, GONOGO_NEEDS, NEEDS_CONTEXT];
  const needs = parseNeeds(given.find((text) => text !== undefined && text.trim() !== ''));
  return { ...needs, results: joinResults(needs.results, options.job_results) };
}

function inputOf(file: HandWrittenFile): Input[] {
  return file.kind === 'object' ? [{ path: file.path, sha256: file.sha256 }] : [];
}

function writeReports(
  { workspaceRoot, artifactsDir }: Context,
  { summaries }: Evaluation,
  report: GateReport,
  { verification }: GateFacts,
): void {
  const at = (name: string): string => join(workspaceRoot, artifactsDir, name);
  const { governance, runtime } = summaries;
  writeReport(at(REPORTS.policyVerification), verification);
  writeReport(at(REPORTS.governance), governance);
  writeText(
    at(REPORTS.governanceMarkdown),
    renderSummary('Governance executive summary', governance),
  );
  writeReport(at(REPORTS.runtime), runtime);
  writeText(
    at(REPORTS.runtimeMarkdown),
    renderSummary('Runtime governance executive summary', runtime),
  );
  writeReport(at(REPORTS.gate), report);
  writeText(at(REPORTS.gateMarkdown), renderGateReport(report));
}
