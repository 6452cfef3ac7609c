import { additionalReport, EXPECTED_REPORTS } from './expected-reports.js';
import type { SummaryName } from './types.js';

const files = (name: SummaryName): string[] =>
  EXPECTED_REPORTS.filter((report) => report.summaries.includes(name)).map(({ file }) => file);

it('has every check id once', () => {
  const ids = EXPECTED_REPORTS.flatMap((report) => [
    report.status.checkId,
    ...report.conditions.map((condition) => condition.checkId),
  ]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(
    expect.arrayContaining([
      'runtime_coverage_ratio',
      'skill_executability_ratio',
      'policy_bundle_lifecycle_status_passed',
      'promotion_readiness_status_passed',
      'promotion_verify_status_passed',
      'durability_advanced_status_passed',
      'dx_slo_status_pass',
      'trend_slo_status',
      'trend_report_status',
      'smoke_report_failed_zero',
    ]),
  );
});

it('summarizes the reports of sections 1 to 7 and 9 as governance', () => {
  expect(files('governance')).toEqual([
    'policy_bundle_lifecycle_report.json',
    'policy_gate_freshness_report.json',
    'branch_protection_policy_report.json',
    'required_status_checks_consistency_report.json',
    'workflow_embedded_python_report.json',
    'policy_promotion_readiness_report.json',
    'policy_promotion_readiness_verify_report.json',
    'github_branch_protection_report.json',
    'critical_ci_trend_report.json',
    'critical_ci_trend_slo_report.json',
    'dx_metrics.json',
    'dx_metrics_slo_report.json',
  ]);
});

it('summarizes section 8 and what runtime promotion rests on as runtime', () => {
  expect(files('runtime')).toEqual([
    'policy_bundle_lifecycle_report.json',
    'policy_promotion_readiness_report.json',
    'policy_promotion_readiness_verify_report.json',
    'replay_determinism_report.json',
    'workflow_version_compatibility_report.json',
    'checkpoint_schema_provenance_report.json',
    'provenance_coverage_report.json',
    'durability_contract_report.json',
    'durability_advanced_report.json',
    'policy_shadow_report.json',
    'tenant_isolation_matrix_report.json',
  ]);
});

it("gives evidence of a team's own ids that are free", () => {
  expect(additionalReport('licences_report.json', new Set()).status.checkId).toBe(
    'licences_status_passed',
  );
  expect(additionalReport('licences_report.json', new Set(['licences'])).name).toBe(
    'licences_report',
  );
});
