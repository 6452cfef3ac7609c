import type { CheckDescriptions } from '@gonogo/core';

/** Every check of the control, `<gate>` being the `name` of an expectation. Evidence contract, section 2. */
export const gateFreshnessChecks: CheckDescriptions = {
  '<gate>_workflow_exists': {
    proves: 'The workflow file of the gate is there and can be read',
    fix: 'Add the file, or correct its YAML at the place that is named',
  },
  '<gate>_<job>_job': {
    proves: 'The workflow has the job, and nothing disables it or makes its failure harmless',
    fix: 'Add the job, or remove the `if: false` or the `continue-on-error` that is named',
  },
  '<gate>_runs_<verifier>_verifier': {
    proves: 'The job runs the verifier, as a script or as an Nx target, and fails where it fails',
    fix: 'Run it in a step of the job without `|| true`, a pipe that loses its exit status, or a condition that may skip it',
  },
  '<gate>_enforces_<verifier>_verdict': {
    proves: 'What runs the verifier stops on a failed verdict, and does not only leave evidence',
    fix: 'Add `--enforce` to the command, or run `verify` or `release-gate` as well',
  },
  '<gate>_uploads_<upload>_artifact': {
    proves: 'The job uploads the artifact under its name',
    fix: 'Upload it with `actions/upload-artifact` and that `name`, in a step that nothing disables',
  },
  '<gate>_publishes_<report>_report': {
    proves: 'The job uploads the report in one of its artifacts',
    fix: 'Add the path of the report, or its folder, to `path` of an upload',
  },
  '<gate>_workflow_triggered': {
    proves: 'Some event beside a person or another workflow runs the workflow',
    fix: 'Let it run on `pull_request`, `push` or `schedule`',
  },
};
