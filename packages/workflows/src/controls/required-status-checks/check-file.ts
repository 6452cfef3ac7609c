import type { Location } from '@gonogo/core';
import { loadWorkflows } from '../../model/load-workflows.js';
import { findReporters } from '../../model/check-names.js';
import type { GatingEvent } from '../../model/reachability.js';
import type { Workflows } from '../../model/types.js';
import { checkRequiredCheck } from './check-required-check.js';
import type { CheckRun } from './check-run.js';
import type { RequiredStatusChecksRun } from './control.js';
import { readPolicyDocument, type PolicyDocument } from './policy-document.js';
import { readRequiredChecks, type RequiredChecks } from './read-required-checks.js';

/** Judges the file of required checks, then each check in it. Evidence contract, section 4. */
export function checkRequiredStatusChecks(run: RequiredStatusChecksRun): void {
  const { files, options, report } = run;
  const result = readRequiredChecks(files, options.required_checks_file);
  const exists = result.stage !== 'unreadable';
  report.check(
    'required_checks_file_exists',
    exists,
    exists ? `${files.workspacePath(options.required_checks_file)} is there` : result.detail,
    exists ? {} : { location: result.location },
  );
  const policy = readPolicy(run);
  if (result.stage === 'unreadable') return;
  const valid = result.stage === 'read';
  report.check(
    'required_checks_file_json_valid',
    valid,
    valid ? `${result.path} is a JSON object` : result.detail,
    valid ? {} : { location: result.location },
  );
  if (!valid) return;
  checkList(run, result.required);
  checkEach(run, result.required, policy);
}

function readPolicy({
  files,
  options,
  report,
}: RequiredStatusChecksRun): PolicyDocument | undefined {
  const path = files.workspacePath(options.branch_policy_file);
  const read = files.read(options.branch_policy_file);
  const location: Location = { file: path, line: 1, column: 1 };
  report.check(
    'branch_policy_file_exists',
    read.ok,
    read.ok ? `${path} is there` : read.problem.message,
    read.ok ? {} : { location },
  );
  return read.ok ? readPolicyDocument(read.file) : undefined;
}

function checkList({ report }: RequiredStatusChecksRun, required: RequiredChecks): void {
  const count = required.checks.length;
  report.check(
    'required_checks_non_empty',
    count > 0,
    count > 0
      ? `${count} required status checks`
      : (required.listProblem ??
          '"required_status_checks" names no check, so nothing gates a merge; list the checks that the branch requires'),
    { location: required.listLocation },
  );
  for (const { checkId, detail, location } of required.findings) {
    report.check(checkId, false, detail, { location });
  }
}

function checkEach(
  run: RequiredStatusChecksRun,
  required: RequiredChecks,
  policy: PolicyDocument | undefined,
): void {
  const { files, options, report } = run;
  const workflows = loadWorkflows(files);
  const checkRun: CheckRun = {
    report,
    required,
    policy,
    policyPath: files.workspacePath(options.branch_policy_file),
    workflows,
    reporters: findReporters(workflows),
    events: gatingEvents(workflows, options.merge_queue),
    branches: options.branches,
  };
  for (const check of required.checks) checkRequiredCheck(checkRun, check);
  const names = new Set(required.checks.map(({ name }) => name));
  for (const [name, entry] of required.mapping) {
    if (names.has(name)) continue;
    const detail = `check_job_mapping has "${name}", which is not in required_status_checks; remove the entry, or require the check`;
    report.check(`mapping_entry_unused:${name}`, false, detail, {
      severity: 'warning',
      location: entry.location,
    });
  }
}

/** The events whose runs a protected branch waits for; a merge queue is in use where some workflow runs on it. */
export function gatingEvents(workflows: Workflows, mergeQueue: boolean | undefined): GatingEvent[] {
  const inUse = workflows.all.some(({ events }) =>
    events.some(({ name }) => name === 'merge_group'),
  );
  return (mergeQueue ?? inUse) ? ['pull_request', 'merge_group'] : ['pull_request'];
}
