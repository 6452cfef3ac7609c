import type { CheckDescriptions } from '@gonogo/core';

/** Every check of the control. Evidence contract, section 3. */
export const branchProtectionPolicyChecks: CheckDescriptions = {
  policy_doc_exists: {
    proves: 'The written policy is there and can be read',
    fix: 'Write it, or name the one that is there with the option `branch_policy_file`; git must not ignore it',
  },
  required_checks_readable: {
    proves: 'The file of required checks is sound and lists some',
    fix: 'Correct the file at the place that is named; `evidence-required-status-checks` says more about it',
  },
  '<workflow>_workflow_exists': {
    proves: 'A workflow that the policy relies on is there and can be read',
    fix: 'Add the file, correct its YAML, or correct the option `workflows` or the mapping that names it',
  },
  'policy_doc_token:<text>': {
    proves: 'The policy says the sentence, or names the check, where readers see it',
    fix: 'Write it in the text; comments, code blocks and struck-out text do not count',
  },
  '<workflow>_job_<job>_present': {
    proves: 'The job that a required check is mapped to is in its workflow',
    fix: 'Add the job, or correct the mapping in the file of required checks',
  },
};
