import type { CheckDescriptions } from '@gonogo/core';

/** Every check of the control. Evidence contract, section 4. */
export const requiredStatusChecksChecks: CheckDescriptions = {
  required_checks_file_exists: {
    proves: 'The file of required checks is there and can be read',
    fix: 'Add it, or name the one that is there with the option `required_checks_file`; git must not ignore it',
  },
  branch_policy_file_exists: {
    proves: 'The written policy is there and can be read',
    fix: 'Write it, or name the one that is there with the option `branch_policy_file`',
  },
  required_checks_file_json_valid: {
    proves: 'The file of required checks is a JSON object',
    fix: 'Correct the JSON at the place that is named',
  },
  required_checks_file_unique_keys: {
    proves: 'No key is given twice in one object of the file',
    fix: 'Remove one of the two',
  },
  required_checks_non_empty: {
    proves: 'The file lists at least one required check',
    fix: 'List the checks that the branch requires in `required_status_checks`',
  },
  required_check_name_type: {
    proves: 'Every name in the list is a string that is not empty',
    fix: 'Write the name of a check in its place',
  },
  'required_check_duplicate:<check>': {
    proves: 'The check is listed once',
    fix: 'Remove the other mention',
  },
  'policy_doc_mentions_required_check:<check>': {
    proves: 'The written policy names the check where readers see it',
    fix: 'Name the check in the text of the policy, or stop requiring it',
  },
  'mapping_entry_present:<check>': {
    proves: 'The check is mapped to a workflow and a job',
    fix: 'Add `{ "workflow": "<file>", "job_id": "<job>" }` to `check_job_mapping`',
  },
  'workflow_exists_for_required_check:<check>': {
    proves: 'The workflow that the check is mapped to is there and can be read',
    fix: 'Correct the file name in the mapping, or the YAML of the workflow',
  },
  'workflow_job_id_present:<check>': {
    proves: 'The workflow has the job that the check is mapped to',
    fix: 'Correct `job_id` in the mapping; the jobs that are there are listed',
  },
  'required_check_context:<check>': {
    proves:
      'GitHub reports the job under the required name: its `name`, with matrix values and the name of a caller',
    fix: 'Require the name that is reported, or name the job so',
  },
  'required_check_reachable:<check>': {
    proves:
      'The job runs on every pull request, and in the merge queue where one is used: no filter or condition leaves the check pending or skipped',
    fix: 'Remove the filter or condition that is named; test for it in a step instead',
  },
  'required_check_unambiguous:<check>': {
    proves: 'No other job reports the same name',
    fix: 'Rename one of the jobs: GitHub takes either for the check',
  },
  'required_check_needs_enforced:<check>': {
    proves:
      'A job that the required job needs cannot fail and have the check skipped, which counts as passed',
    fix: 'Require the needed job too, or use `if: always()` and test the result of `needs` in a step',
  },
  'required_check_concurrency:<check>': {
    proves: 'Runs of other pull requests do not cancel the job',
    fix: 'Add `${{ github.ref }}` to the concurrency group',
  },
  'mapping_entry_unused:<check>': {
    proves: 'What the mapping names is required',
    fix: 'Remove the entry, or require the check',
  },
};
