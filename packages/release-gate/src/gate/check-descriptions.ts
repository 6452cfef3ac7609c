import type { CheckDescriptions } from '@gonogo/core';

/** Checks of the gate report. Evidence contract, section 11. */
const gateReportChecks: CheckDescriptions = {
  policy_load: {
    proves: 'The policy file is there and has the profile that decides',
    fix: 'Write the file, correct its JSON, or add the profile; the preset "strict" decides until then',
  },
  release_gate_policy_status_passed: {
    proves: 'The policy file is sound',
    fix: 'Correct it at the place that is named; all findings are in `release_gate_policy_verification_report.json`',
  },
  exceptions_file_load: {
    proves: 'The exceptions file, where there is one, can be read',
    fix: 'Correct its JSON: one object with the list `exceptions`',
  },
  exceptions_entry_issue: {
    proves: 'Every exception is complete, is not expired and names a check that it may lower',
    fix: 'Fix the cause and remove the entry, or correct it',
  },
  needs_json_parse: {
    proves: 'The results of the jobs can be read',
    fix: 'Give `${{ toJSON(needs) }}` as `GONOGO_NEEDS`',
  },
  'job_result:<job>': {
    proves: 'The job that the profile requires has succeeded',
    fix: 'Repair the job; where no result is known, list it in `needs` of the job of the gate',
  },
  governance_exec_summary_report_present: {
    proves: 'There is governance evidence to summarize',
    fix: 'Have the reports made: `npx nx run-many -t verify`',
  },
  runtime_exec_summary_report_present: {
    proves: 'There is runtime evidence to summarize, where the profile demands it',
    fix: 'Have the reports made, or allow their absence with `allow_missing_runtime_executive_summary`',
  },
  '<summary>_exec_summary_not_failed': {
    proves: 'The executive summary is not failed',
    fix: 'Repair the first failing control, which the summary names',
  },
  '<report>_report_present': {
    proves: 'The report is there; the check appears only where it fails',
    fix: 'Run the target that is named, or let the tool that makes the report write it into the artifacts folder',
  },
  '<report>_report_readable': {
    proves: 'The report is one JSON object; the check appears only where it fails',
    fix: 'Make the report again; all that depends on it fails until then',
  },
  '<report>_report_contract_known': {
    proves: 'The report names the contract that the gate knows',
    fix: 'Make it with a tool that writes this contract',
  },
  '<report>_report_fresh': {
    proves:
      'The report is about the files as they are now, or is young enough where it lists no files',
    fix: 'Have it made again',
  },
  '<report>_status_passed': {
    proves:
      'The report is passed; `github_branch_protection` may be unverified with an attestation',
    fix: 'Repair what its first finding names',
  },
  trend_report_status: {
    proves: 'The trend of the critical jobs is passed, or unverified where the profile allows it',
    fix: 'Repair the job that fails so often, or see why its runs could not be read',
  },
  trend_slo_status: {
    proves: 'The trend has a status that the profile allows',
    fix: 'Repair the job that breaches its rate; the allowed words are `trend_allowed_slo_statuses`',
  },
  dx_slo_status_pass: {
    proves: 'The developer experience has a status that the profile allows',
    fix: 'Repair what breaches; the allowed words are `dx_allowed_slo_statuses`',
  },
  smoke_report_failed_zero: {
    proves: 'No smoke test failed: `failed` is 0',
    fix: 'Repair the smoke test that fails',
  },
  replay_determinism_execution_complete: {
    proves: 'Every planned replay ran to its end',
    fix: 'Find what stopped the run, and run it again',
  },
  replay_determinism_failed_executions_zero: {
    proves: 'No replay failed',
    fix: 'Repair what makes the replay differ',
  },
  '<report>_test_execution_complete': {
    proves: 'Every planned test ran to its end',
    fix: 'Find what stopped the run, and run it again',
  },
  '<report>_failed_tests_zero': { proves: 'No test failed', fix: 'Repair the test that fails' },
  durability_advanced_expected_scenarios: {
    proves: 'As many scenarios ran as the profile demands',
    fix: 'Run all of them, or correct `durability_advanced_min_expected_scenarios`',
  },
  durability_advanced_expected_tests: {
    proves: 'As many tests ran as the profile demands',
    fix: 'Run all of them, or correct `durability_advanced_min_expected_tests`',
  },
  '<report>_ratio': {
    proves: 'The ratio of the report is at least 1',
    fix: 'Cover, or make executable, what is left over',
  },
};

/** Checks of the report on the policy file. */
const policyVerificationChecks: CheckDescriptions = {
  policy_file_exists: { proves: 'The policy file is there', fix: 'Write it with all profiles' },
  policy_json_valid: {
    proves: 'It is one JSON object without repeated keys',
    fix: 'Correct the JSON at the place that is named',
  },
  'policy_field:<field>': {
    proves: 'The fields beside the profiles are known and of their type',
    fix: 'Correct or remove the field',
  },
  'profile_present:<profile>': {
    proves: 'The profile is there',
    fix: 'Add it; `strict`, `transitional` and `promotion` are all needed',
  },
  'profile_unexpected:<profile>': {
    proves: 'There is no other profile',
    fix: 'Remove it, or correct its name',
  },
  'profile_valid:<profile>': {
    proves: 'All fields of the profile are valid',
    fix: 'Correct the fields that are named beside',
  },
  'profile_field:<profile>.<field>': {
    proves: 'The field of the profile is known and of its type',
    fix: 'Write a boolean or a whole number from 0, as the detail says',
  },
  strict_allows_no_failures: {
    proves: 'The profile `strict` allows no failure, high or medium',
    fix: 'Set both limits to 0; use another profile for a looser gate',
  },
};

/** Every check of the gate's reports. */
export const releaseGateChecks: CheckDescriptions = {
  ...gateReportChecks,
  ...policyVerificationChecks,
};
