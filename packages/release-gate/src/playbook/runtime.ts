import type { Condition, ExpectedReport } from './types.js';

/** Playbook section 2.3, then the other runtime evidence of the evidence contract, sections 7 and 8. */
export const RUNTIME_REPORTS: readonly ExpectedReport[] = [
  {
    name: 'replay_determinism',
    file: 'replay_determinism_report.json',
    contract: 'replay_determinism_v1',
    playbook: '2.3.1',
    summaries: ['runtime'],
    status: { kind: 'passed', checkId: 'replay_determinism_status_passed' },
    conditions: [
      isTrue('replay_determinism_execution_complete', 'execution_complete'),
      isZero('replay_determinism_failed_executions_zero', 'failed_executions'),
    ],
  },
  testEvidence('workflow_version_compatibility', '2.3.4'),
  testEvidence('checkpoint_schema_provenance', '2.3.7'),
  testEvidence('provenance_coverage', '2.3.10'),
  {
    name: 'durability_contract',
    file: 'durability_contract_report.json',
    contract: 'durability_contract_v1',
    playbook: '2.3',
    summaries: ['runtime'],
    status: { kind: 'passed', checkId: 'durability_contract_status_passed' },
    conditions: [],
  },
  {
    name: 'durability_advanced',
    file: 'durability_advanced_report.json',
    contract: 'durability_v2_advanced',
    playbook: '2.3',
    summaries: ['runtime'],
    status: { kind: 'passed', checkId: 'durability_advanced_status_passed' },
    conditions: [
      atLeast(
        'durability_advanced_expected_scenarios',
        ['summary', 'total_scenarios'],
        'durability_advanced_min_expected_scenarios',
      ),
      atLeast(
        'durability_advanced_expected_tests',
        ['summary', 'total_tests'],
        'durability_advanced_min_expected_tests',
      ),
    ],
  },
  {
    name: 'policy_shadow',
    file: 'policy_shadow_report.json',
    playbook: '2.2.6',
    summaries: ['runtime'],
    status: { kind: 'passed', checkId: 'policy_shadow_status_passed' },
    conditions: [],
  },
  {
    name: 'tenant_isolation_matrix',
    file: 'tenant_isolation_matrix_report.json',
    playbook: '2.2.6',
    summaries: ['runtime'],
    status: { kind: 'passed', checkId: 'tenant_isolation_matrix_status_passed' },
    conditions: [],
  },
  ratio('runtime_coverage', 'coverage_ratio'),
  ratio('skill_executability', 'executability_ratio'),
];

function testEvidence(name: string, playbook: string): ExpectedReport {
  return {
    name,
    file: `${name}_report.json`,
    contract: `${name}_v1`,
    playbook,
    summaries: ['runtime'],
    status: { kind: 'passed', checkId: `${name}_status_passed` },
    conditions: [
      isTrue(`${name}_test_execution_complete`, 'test_execution_complete'),
      isZero(`${name}_failed_tests_zero`, 'failed_tests'),
    ],
  };
}

function ratio(name: string, field: string): ExpectedReport {
  return {
    name,
    file: `${name}.json`,
    playbook: '2.2.6',
    summaries: [],
    status: { kind: 'conditions', checkId: `${name}_status_passed` },
    conditions: [atLeast(`${name}_ratio`, [field], 1)],
  };
}

function isTrue(checkId: string, key: string): Condition {
  return { checkId, field: ['summary', key], demand: { kind: 'equals', value: true } };
}

function isZero(checkId: string, key: string): Condition {
  return { checkId, field: ['summary', key], demand: { kind: 'equals', value: 0 } };
}

function atLeast(
  checkId: string,
  field: readonly string[],
  value: Extract<Condition['demand'], { kind: 'at-least' }>['value'],
): Condition {
  return { checkId, field, demand: { kind: 'at-least', value } };
}
