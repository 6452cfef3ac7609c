import type { WorkspaceFiles } from '@gonogo/core/testing';
import { EXPECTED_REPORTS, PLAYBOOK_JOBS } from '../playbook/expected-reports.js';
import type { ExpectedReport } from '../playbook/types.js';

type Json = Readonly<Record<string, unknown>>;

const GENERATED_AT = '2026-06-01T11:00:00Z';

/** Numbers that satisfy the conditions of the playbook. */
const CONTENTS: Readonly<Record<string, Json>> = {
  replay_determinism: { summary: { execution_complete: true, failed_executions: 0 } },
  workflow_version_compatibility: { summary: { test_execution_complete: true, failed_tests: 0 } },
  checkpoint_schema_provenance: { summary: { test_execution_complete: true, failed_tests: 0 } },
  provenance_coverage: { summary: { test_execution_complete: true, failed_tests: 0 } },
  durability_advanced: { summary: { total_scenarios: 3, total_tests: 14 } },
  trend_slo: { slo_status: 'pass' },
  dx_slo: { slo_status: 'pass' },
  smoke: { failed: 0 },
  runtime_coverage: { coverage_ratio: 1 },
  skill_executability: { executability_ratio: 1 },
};

/** A report of the playbook that passes. */
export function greenReport(expected: ExpectedReport): Json {
  return {
    generated_at: GENERATED_AT,
    ...(expected.contract !== undefined && { contract: expected.contract }),
    ...(expected.status.kind !== 'conditions' && { status: 'passed' }),
    ...CONTENTS[expected.name],
  };
}

export const POLICY: Json = {
  version: '1.0.0',
  profiles: {
    strict: profile(0, 0),
    transitional: { ...profile(0, 2), allow_trend_unverified: true },
    promotion: { ...profile(0, 0), allow_trend_unverified: true, required_jobs: [] },
  },
};

function profile(high: number, medium: number): Json {
  return {
    allow_trend_unverified: false,
    allow_missing_runtime_executive_summary: false,
    max_high_failures: high,
    max_medium_failures: medium,
  };
}

/** The needs context of a gate's job all of whose forerunners succeeded. */
export const NEEDS = JSON.stringify(
  Object.fromEntries(PLAYBOOK_JOBS.map((job) => [job, { result: 'success', outputs: {} }])),
);

/** What changes a green workspace: a report's fields, its text, or `null` for no such file. */
export type Changes = Readonly<Record<string, Json | string | null>>;

/**
 * Files of a workspace whose release is a go, changed where asked. A key is the name of an expected report,
 * whose fields are merged, or a path.
 */
export function workspace(changes: Changes = {}): WorkspaceFiles {
  const files = new Map([['.github/release_gate_policy.json', JSON.stringify(POLICY, null, 2)]]);
  for (const expected of EXPECTED_REPORTS) {
    const change = Object.hasOwn(changes, expected.name) ? changes[expected.name] : {};
    if (change === null || change === undefined) continue;
    const text =
      typeof change === 'string' ? change : JSON.stringify({ ...greenReport(expected), ...change });
    files.set(`artifacts/${expected.file}`, text);
  }
  const names = new Set(EXPECTED_REPORTS.map((expected) => expected.name));
  for (const [path, change] of Object.entries(changes)) {
    if (names.has(path)) continue;
    if (change === null) files.delete(path);
    else files.set(path, typeof change === 'string' ? change : JSON.stringify(change, null, 2));
  }
  return Object.fromEntries(files);
}
