import { mkdirSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { MAX_REPORT_BYTES } from '@gonogo/core';
import { EXPECTED_REPORTS } from '../playbook/expected-reports.js';
import { executiveSummarySchema } from '../summary/types.js';
import { NEEDS, workspace, type Changes } from '../testing/green-workspace.js';
import { checkOf, failingIds, runGate, sha256, type GateRun } from '../testing/run-gate.js';
import { gateReportSchema } from './report/schema.js';

function gate(changes: Changes = {}, options: Record<string, unknown> = {}): Promise<GateRun> {
  return runGate(workspace(changes), { options: { needs: NEEDS, ...options } });
}

describe('a workspace where everything is green', () => {
  it('is a go, with reports that fit their contracts', async () => {
    const run = await gate();
    expect(failingIds(run)).toEqual([]);
    expect(run.report).toMatchObject({
      decision: 'go',
      status: 'passed',
      generated_at: '2026-06-01T12:00:00Z',
      first_failing_control: null,
      missing_evidence: [],
    });
    expect(run.success).toBe(true);
    gateReportSchema.parse(run.report);
    expect(executiveSummarySchema.parse(run.governance).status).toBe('passed');
    expect(executiveSummarySchema.parse(run.runtime).status).toBe('passed');
    expect(run.verification.status).toBe('passed');
  });

  it('writes the same bytes again with SOURCE_DATE_EPOCH set', async () => {
    const given = {
      options: { needs: NEEDS },
      environment: { SOURCE_DATE_EPOCH: '1780272000' },
    };
    const first = await runGate(workspace(), given);
    const later = await runGate(workspace(), { ...given, now: new Date('2026-06-01T13:00:00Z') });
    expect(first.report.generated_at).toBe('2026-06-01T00:00:00Z');
    expect(later.written).toEqual(first.written);
  });
});

describe('evidence', () => {
  it('is a no-go where there is none at all, and says what is missing', async () => {
    const run = await runGate({});
    expect(run.report.decision).toBe('no-go');
    expect(run.success).toBe(false);
    expect(run.report.missing_evidence).toHaveLength(EXPECTED_REPORTS.length);
    expect(run.governance.status).toBe('unverified');
    expect(run.output.split('\n').length).toBeLessThanOrEqual(40);
    expect(run.output).toContain('artifacts/policy_bundle_lifecycle_report.json');
  });

  it.each(EXPECTED_REPORTS.map((expected) => expected.name))('of %s is demanded', async (name) => {
    const run = await gate({ [name]: null });
    expect(run.report.decision).toBe('no-go');
    expect(failingIds(run)).toEqual([`${name}_report_present`]);
  });

  it.each([
    ['an empty file', '', 'is empty'],
    ['text', 'status: passed', 'not valid JSON'],
    ['an array', '[]', 'holds an array, and one JSON object is expected'],
    ['null', 'null', 'holds null, and one JSON object is expected'],
    ['deep nesting', '['.repeat(100_000), 'nests deeper'],
  ])('that is %s is invalid', async (_, text, message) => {
    const run = await gate({ trend: text });
    expect(failingIds(run)).toEqual([
      'trend_report_readable',
      'trend_report_contract_known',
      'trend_report_fresh',
      'trend_report_status',
      'governance_exec_summary_not_failed',
    ]);
    expect(run.output).not.toContain('trend_report_fresh');
    expect(checkOf(run, 'trend_report_readable').detail).toContain(message);
    expect(run.governance.summary).toMatchObject({ invalid: 1, passed: 11 });
    expect(run.governance.first_failing_control).toMatchObject({
      control: 'trend',
      status: 'invalid',
      report: 'artifacts/critical_ci_trend_report.json',
    });
  });

  it('that is a folder, a link out, not UTF-8 or huge is invalid', async () => {
    const at = (root: string, file: string): string => join(root, 'artifacts', file);
    const files = {
      ...workspace({ trend: null, dx_metrics: null }),
      'artifacts/dx_metrics_slo_report.json': Buffer.from([0x7b, 0xff, 0x7d]),
      'artifacts/runtime_coverage.json': Buffer.alloc(50 * 1024 * 1024, 0x20),
    };
    const run = await runGate(files, {
      options: { needs: NEEDS },
      prepare: (root) => {
        truncateSync(at(root, 'smoke_report.json'), MAX_REPORT_BYTES + 1);
        mkdirSync(at(root, 'critical_ci_trend_report.json'));
        symlinkSync('/etc/hostname', at(root, 'dx_metrics.json'));
      },
    });
    expect(checkOf(run, 'trend_report_readable').detail).toContain('is a directory');
    expect(checkOf(run, 'dx_metrics_report_readable').detail).toContain('out of the workspace');
    expect(checkOf(run, 'dx_slo_report_readable').detail).toContain('not UTF-8');
    expect(checkOf(run, 'smoke_report_readable').detail).toContain('too large');
    expect(checkOf(run, 'runtime_coverage_report_readable').detail).toContain('is empty');
  });

  it.each([
    ['policy_gate_freshness', { status: 'failed' }, 'policy_gate_freshness_status_passed'],
    ['promotion_readiness', { status: 'error' }, 'promotion_readiness_status_passed'],
    ['promotion_verify', { status: 'breach' }, 'promotion_verify_status_passed'],
    ['replay_determinism', { status: 'fail' }, 'replay_determinism_status_passed'],
  ])('of %s that is %j fails %s and its summary', async (name, change, id) => {
    const run = await gate({ [name]: change });
    expect(run.report.decision).toBe('no-go');
    expect(failingIds(run)).toContain(id);
    expect(failingIds(run).some((failing) => failing.endsWith('_exec_summary_not_failed'))).toBe(
      true,
    );
  });

  it.each([
    ['replay_determinism', 'execution_complete', false, 'replay_determinism_execution_complete'],
    ['replay_determinism', 'failed_executions', 1, 'replay_determinism_failed_executions_zero'],
    [
      'workflow_version_compatibility',
      'test_execution_complete',
      'true',
      'workflow_version_compatibility_test_execution_complete',
    ],
    [
      'checkpoint_schema_provenance',
      'failed_tests',
      '0',
      'checkpoint_schema_provenance_failed_tests_zero',
    ],
    ['provenance_coverage', 'failed_tests', null, 'provenance_coverage_failed_tests_zero'],
    ['durability_advanced', 'total_scenarios', 2, 'durability_advanced_expected_scenarios'],
    ['durability_advanced', 'total_tests', 13, 'durability_advanced_expected_tests'],
  ])('of %s needs its summary.%s: %j is not enough', async (name, key, value, id) => {
    const green = await gate();
    const report = JSON.parse(String(workspace()[`artifacts/${name}_report.json`])) as {
      summary: Record<string, unknown>;
    };
    const run = await gate({ [name]: { summary: { ...report.summary, [key]: value } } });
    expect(checkOf(green, id).passed).toBe(true);
    expect(failingIds(run)).toEqual([id]);
    expect(checkOf(run, id).detail).toContain(`summary.${key} is ${JSON.stringify(value)}`);
  });

  it.each([
    ['runtime_coverage', { coverage_ratio: 0.99 }, ['runtime_coverage_ratio']],
    ['runtime_coverage', { coverage_ratio: '1' }, ['runtime_coverage_ratio']],
    ['runtime_coverage', { coverage_ratio: 1, status: 'ok' }, []],
    ['runtime_coverage', { status: 'failed' }, ['runtime_coverage_status_passed']],
    ['skill_executability', { executability_ratio: null }, ['skill_executability_ratio']],
    ['smoke', { failed: 1 }, ['smoke_report_failed_zero']],
    ['smoke', { failed: false }, ['smoke_report_failed_zero']],
  ])('of %s with %j fails %j', async (name, change, ids) => {
    expect(failingIds(await gate({ [name]: change }))).toEqual(ids);
  });

  it('with an unknown contract cannot be understood', async () => {
    const run = await gate({ policy_gate_freshness: { contract: 'policy_gate_freshness_v0' } });
    expect(failingIds(run)).toEqual(['policy_gate_freshness_report_contract_known']);
    expect(checkOf(run, 'policy_gate_freshness_report_contract_known').detail).toContain(
      'contract "policy_gate_freshness_v0"; allowed: "policy_gate_freshness_v1"',
    );
    expect(run.governance.summary).toMatchObject({ unknown: 1, passed: 11 });
  });

  it('with a status word that nobody knows is unknown', async () => {
    const run = await gate({ dx_metrics: { status: 'great' } });
    expect(failingIds(run)).toEqual(['dx_metrics_status_passed']);
    expect(run.governance.summary).toMatchObject({ unknown: 1 });
  });
});

describe('stale evidence', () => {
  const rego = 'package a\n';
  const inputs = [{ path: 'policies/a.rego', sha256: sha256(rego) }];

  it('is what was computed from files that changed, and neighbours that did not are fresh', async () => {
    const changed = { policy_bundle_lifecycle: { inputs } };
    const fresh = await gate({ ...changed, 'policies/a.rego': rego });
    const stale = await gate({ ...changed, 'policies/a.rego': `${rego}#` });
    const gone = await gate(changed);
    expect(failingIds(fresh)).toEqual([]);
    expect(failingIds(stale)).toEqual(['policy_bundle_lifecycle_report_fresh']);
    const { detail } = checkOf(stale, 'policy_bundle_lifecycle_report_fresh');
    expect(detail).toContain('policies/a.rego has another content');
    expect(checkOf(gone, 'policy_bundle_lifecycle_report_fresh').detail).toContain(
      'policies/a.rego does not exist',
    );
    expect(stale.governance.reports[0]).toMatchObject({ status: 'unverified', stale: true });
  });

  it('of inputs outside the workspace is never read', async () => {
    const outside = [{ path: '../../etc/hostname', sha256: sha256('x') }];
    const run = await gate({ trend: { inputs: outside } });
    expect(checkOf(run, 'trend_report_fresh').passed).toBe(false);
  });

  it.each([
    ['2026-05-31T12:00:00Z', true],
    ['2026-05-31T11:59:59Z', false],
    ['2026-06-01T12:05:00Z', true],
    ['2026-06-01T12:05:01Z', false],
    ['2026-06-01T13:00:00+02:00', true],
    ['2026-06-01T11:00:00.123456', true],
    ['2026-02-30T11:00:00Z', false],
    ['yesterday', false],
    [undefined, false],
  ])('without inputs is judged by its age: %s is fresh: %s', async (generated_at, fresh) => {
    const run = await gate({ smoke: { generated_at } });
    expect(failingIds(run)).toEqual(fresh ? [] : ['smoke_report_fresh']);
  });

  it('with inputs has no age, unless it is about remote state', async () => {
    const old = { inputs, generated_at: '2020-01-01T00:00:00Z' };
    const run = await gate({
      policy_bundle_lifecycle: old,
      github_branch_protection: old,
      'policies/a.rego': rego,
    });
    expect(failingIds(run)).toEqual(['github_branch_protection_report_fresh']);
  });

  it('has the age that the policy allows', async () => {
    const policy = JSON.parse(String(workspace()['.github/release_gate_policy.json'])) as object;
    const run = await gate({
      smoke: { generated_at: '2026-05-30T12:00:00Z' },
      '.github/release_gate_policy.json': { ...policy, max_evidence_age_hours: 48 },
    });
    expect(failingIds(run)).toEqual([]);
  });
});

describe('several projects with the same control', () => {
  const pathOf = (project: string): string =>
    `artifacts/${project}/policy_bundle_lifecycle_report.json`;
  const evidence = ['a', 'b'].map((project) => ({ project, path: pathOf(project) }));
  const green = {
    contract: 'opa_policy_bundle_lifecycle_v2',
    generated_at: '2026-06-01T11:00:00Z',
  };

  it('are aggregated under the one id, worst first, with the project named', async () => {
    const files = workspace({
      policy_bundle_lifecycle: null,
      [pathOf('a')]: { ...green, status: 'passed' },
      [pathOf('b')]: { ...green, status: 'failed' },
    });
    const run = await runGate(files, { options: { needs: NEEDS }, evidence });
    const check = checkOf(run, 'policy_bundle_lifecycle_status_passed');
    expect(check.passed).toBe(false);
    expect(check.detail).toContain('(project b)');
    expect(check.detail).not.toContain('(project a)');
    expect(run.governance.summary).toMatchObject({ total_reports: 13, failed: 1 });
  });

  it('each have to leave it, and the path of the playbook counts as well', async () => {
    const files = workspace({
      policy_bundle_lifecycle: { status: 'failed' },
      [pathOf('a')]: { ...green, status: 'passed' },
    });
    const run = await runGate(files, { options: { needs: NEEDS }, evidence });
    expect(run.report.missing_evidence).toEqual([
      'artifacts/b/policy_bundle_lifecycle_report.json (project b)',
    ]);
    expect(failingIds(run)).toEqual(
      expect.arrayContaining([
        'policy_bundle_lifecycle_report_present',
        'policy_bundle_lifecycle_status_passed',
      ]),
    );
  });

  it('let evidence of a team join the governance summary', async () => {
    const path = 'artifacts/licences_report.json';
    const given = { options: { needs: NEEDS }, evidence: [{ project: 'p', path }] };
    const report = { generated_at: '2026-06-01T11:00:00Z', contract: 'licences_v1' };
    const passed = await runGate(workspace({ [path]: { ...report, status: 'passed' } }), given);
    const unsure = await runGate(workspace({ [path]: { ...report, status: 'pending' } }), given);
    expect(passed.report.decision).toBe('go');
    expect(passed.governance.reports.at(-1)).toMatchObject({ path, contract: 'licences_v1' });
    expect(failingIds(unsure)).toEqual(['licences_status_passed']);
  });
});

describe('nothing of a report leaves its line', () => {
  it('escapes Markdown, HTML and terminal sequences of reports', async () => {
    const detail = '| <img src=x> @team\n::error::boom \u001b[31m `x` https://x.test';
    const checks = [{ check_id: 'a|b', passed: false, detail }];
    const run = await gate({ policy_gate_freshness: { status: 'failed', checks } });
    expect(run.output).not.toContain('\u001b');
    expect(run.output).not.toMatch(/^::/m);
    for (const text of Object.values(run.markdown)) {
      expect(text).not.toContain('<img');
      expect(text).not.toContain('@team');
      for (const row of text.split('\n').filter((line) => line.startsWith('|'))) {
        expect(row.split(/(?<!\\)\|/).length - 1).toBeLessThanOrEqual(7);
      }
    }
  });
});

it('never takes what it writes itself as evidence', async () => {
  const path = 'artifacts/governance_executive_summary.json';
  const files = workspace({ [path]: { status: 'failed' } });
  const evidence = [{ project: 'github', path }];
  const run = await runGate(files, { options: { needs: NEEDS }, evidence });
  expect(run.report.decision).toBe('go');
});

it('leaves nothing of the environment in what it writes', async () => {
  const needs = JSON.stringify({
    runtime_canary: { result: 'secret-word', outputs: { token: 'secret-word' } },
  });
  const run = await runGate(workspace(), {
    environment: { NEEDS_CONTEXT: needs, TOKEN: 'secret-word' },
  });
  expect(JSON.stringify(run.written) + run.output).not.toContain('secret-word');
});

it('writes into the artifacts folder alone', async () => {
  const run = await runGate(workspace(), {
    artifactsDir: 'out/evidence',
    options: { needs: NEEDS },
    prepare: (root) => {
      rmSync(join(root, 'out'), { force: true, recursive: true });
    },
  });
  expect(run.report.inputs.artifacts_dir).toBe('out/evidence');
  expect(run.report.decision).toBe('go');
});

it('governs a repository below the workspace root', async () => {
  const rego = 'package a\n';
  const inputs = [{ path: 'services/a/policies/a.rego', sha256: sha256(rego) }];
  const files = workspace({ policy_bundle_lifecycle: { inputs }, 'policies/a.rego': rego });
  const below = Object.entries(files).map(([path, text]) => [`services/a/${path}`, text] as const);
  const run = await runGate(Object.fromEntries(below), {
    root: 'services/a',
    artifactsDir: 'artifacts/a',
    options: { needs: NEEDS },
  });
  expect(failingIds(run)).toEqual([]);
  expect(run.report.inputs.policy_file).toBe('services/a/.github/release_gate_policy.json');
});
