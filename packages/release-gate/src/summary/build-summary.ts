import {
  REPORT_SCHEMA_VERSION,
  type Check,
  type Input,
  type Status,
  type Subject,
} from '@gonogo/core';
import { SUITE, compareCodePoints } from '@gonogo/core';
import type { EvidenceStatus, ReportEvidence } from '../evidence/types.js';
import type { SummaryName } from '../playbook/types.js';
import { firstFailingControl } from './first-failing-control.js';
import { summarizeReport } from './summarize-report.js';
import type { ExecutiveSummary, SummarizedReport } from './types.js';

/** What every report of one run of the gate says about itself. */
export interface RunFacts {
  readonly generatedAt: string;
  readonly subject: Subject;
}

/**
 * Any failed or invalid report fails the whole; else any that is unverified, unknown or missing leaves it
 * unverified. Evidence contract, section 10.
 */
export function overallStatus(statuses: readonly EvidenceStatus[]): Status {
  if (statuses.some((status) => status === 'failed' || status === 'invalid')) return 'failed';
  return statuses.every((status) => status === 'passed') ? 'passed' : 'unverified';
}

/**
 * Consolidates the reports of one list.
 *
 * @param evidence all evidence, in playbook order
 * @param name which reports take part
 */
export function buildSummary(
  evidence: readonly ReportEvidence[],
  name: SummaryName,
  facts: RunFacts,
): ExecutiveSummary {
  const members = evidence.filter(({ expected }) => expected.summaries.includes(name));
  const reports = members.flatMap(({ expected, instances }) =>
    instances.map((loaded) => summarizeReport(expected, loaded)),
  );
  return {
    generated_at: facts.generatedAt,
    contract: 'governance_executive_summary_v1',
    status: overallStatus(reports.map((report) => report.status)),
    summary: countStatuses(reports),
    first_failing_control: firstFailingControl(members),
    reports,
    checks: reports.map(checkOf),
    schema_version: REPORT_SCHEMA_VERSION,
    tool: { ...SUITE },
    subject: { ...facts.subject },
    inputs: readInputs(members),
  };
}

function countStatuses(reports: readonly SummarizedReport[]): ExecutiveSummary['summary'] {
  const count = (status: EvidenceStatus): number =>
    reports.filter((report) => report.status === status).length;
  return {
    total_reports: reports.length,
    passed: count('passed'),
    failed: count('failed'),
    unverified: count('unverified'),
    unknown: count('unknown'),
    invalid: count('invalid'),
    missing: count('missing'),
  };
}

function checkOf({ path, status, detail }: SummarizedReport): Check {
  const unseen = status === 'unverified' || status === 'unknown' || status === 'missing';
  return {
    check_id: `report_passed:${path}`,
    passed: status === 'passed',
    detail: `${status}: ${detail}`,
    severity: 'error',
    ...(unseen && { unverified: true }),
  };
}

/** The reports that were read, sorted by path. */
export function readInputs(evidence: readonly ReportEvidence[]): Input[] {
  const hashes = new Map<string, string>();
  for (const loaded of evidence.flatMap(({ instances }) => instances)) {
    if (loaded.kind === 'report') hashes.set(loaded.path, loaded.sha256);
  }
  return [...hashes]
    .map(([path, sha256]) => ({ path, sha256 }))
    .sort((a, b) => compareCodePoints(a.path, b.path));
}
