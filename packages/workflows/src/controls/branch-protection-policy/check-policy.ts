import type { Location } from '@gonogo/core';
import { loadWorkflows } from '../../model/load-workflows.js';
import { formatPlace } from '../../model/place.js';
import type { Workflows } from '../../model/types.js';
import { WORKFLOWS_FOLDER } from '../../model/workflow-files.js';
import {
  readPolicyDocument,
  type PolicyDocument,
  type Visibility,
} from '../required-status-checks/policy-document.js';
import {
  readRequiredChecks,
  type RequiredChecks,
  type RequiredChecksResult,
} from '../required-status-checks/read-required-checks.js';
import type { BranchProtectionPolicyRun } from './control.js';

/** Judges the written policy against the list of required checks and the workflows. Evidence contract, section 3. */
export function checkBranchProtectionPolicy(run: BranchProtectionPolicyRun): void {
  const { files, options } = run;
  const workflows = loadWorkflows(files);
  const policy = readPolicy(run);
  const required = readChecks(run);
  const mapped = [...(required?.mapping.values() ?? [])].flatMap(({ job }) => job?.workflow ?? []);
  for (const file of new Set([...options.workflows, ...mapped])) {
    checkWorkflow(run, workflows, file);
  }
  for (const text of options.required_text) checkToken(run, policy, { text, where: 'prose' });
  for (const { name } of required?.checks ?? []) {
    checkToken(run, policy, { text: name, where: 'visible' });
    checkMappedJob(run, workflows, { name, required });
  }
}

function readPolicy(run: BranchProtectionPolicyRun): PolicyDocument | undefined {
  const { files, options, report } = run;
  const read = files.read(options.branch_policy_file);
  const detail = read.ok ? `${read.file.path} is there` : read.problem.message;
  report.check('policy_doc_exists', read.ok, detail, read.ok ? {} : { location: policyStart(run) });
  return read.ok ? readPolicyDocument(read.file) : undefined;
}

/** Without its list of required checks the policy cannot be judged, which may not look like agreement. */
function readChecks({
  files,
  options,
  report,
}: BranchProtectionPolicyRun): RequiredChecks | undefined {
  const result = readRequiredChecks(files, options.required_checks_file);
  const problem = problemOf(result);
  report.check(
    'required_checks_readable',
    problem === undefined,
    problem?.detail ??
      `${files.workspacePath(options.required_checks_file)} lists the required checks`,
    problem === undefined ? {} : { location: problem.location },
  );
  return result.stage === 'read' ? result.required : undefined;
}

function problemOf(
  result: RequiredChecksResult,
): { detail: string; location: Location } | undefined {
  if (result.stage !== 'read') return result;
  const { checks, listProblem, listLocation, findings } = result.required;
  if (checks.length > 0) return findings[0];
  const detail =
    listProblem ?? '"required_status_checks" names no check; list those that the branch requires';
  return { detail, location: listLocation };
}

function checkWorkflow(
  { report }: BranchProtectionPolicyRun,
  workflows: Workflows,
  file: string,
): void {
  const path = `${WORKFLOWS_FOLDER}/${file}`;
  const workflow = workflows.get(file);
  const unusable = workflows.unusable.get(file);
  const problem =
    unusable?.message ??
    `${workflows.startOf(file).file} is not there, or git ignores it; add the workflow`;
  report.check(
    `${stem(file)}_workflow_exists`,
    workflow !== undefined,
    workflow ? `${path} is there` : problem,
    { location: workflow?.location ?? unusable?.location ?? workflows.startOf(file) },
  );
}

function checkToken(
  run: BranchProtectionPolicyRun,
  policy: PolicyDocument | undefined,
  { text, where }: { readonly text: string; readonly where: Visibility },
): void {
  const path = run.files.workspacePath(run.options.branch_policy_file);
  const found = policy?.mentions(text, where) ?? false;
  const hidden = found ? undefined : policy?.findHidden(text);
  const problem =
    policy === undefined
      ? `${path} cannot be read, so it does not say "${text}"`
      : hidden === undefined
        ? `${path} does not say "${text}"; write it where readers see it`
        : `${path} says "${text}" only at ${formatPlace(hidden)}, in a comment, a code block or struck out, which is no policy; write it in the text`;
  run.report.check(
    `policy_doc_token:${text}`,
    found,
    found ? `${path} says "${text}"` : problem,
    found ? {} : { location: hidden ?? policyStart(run) },
  );
}

function checkMappedJob(
  run: BranchProtectionPolicyRun,
  workflows: Workflows,
  { name, required }: { readonly name: string; readonly required: RequiredChecks | undefined },
): void {
  const entry = required?.mapping.get(name);
  // An entry that is missing or malformed is the finding of the required-status-checks control.
  if (entry?.job === undefined) return;
  const { workflow: file, job_id: id } = entry.job;
  const workflow = workflows.get(file);
  const job = workflow?.jobs.find((candidate) => candidate.id === id);
  const there = workflow?.jobs.map((candidate) => candidate.id) ?? [];
  run.report.check(
    `${stem(file)}_job_${id.replaceAll('-', '_')}_present`,
    job !== undefined,
    job
      ? `${file} has job "${id}" for required check "${name}"`
      : `${file} has no job "${id}", which required check "${name}" is mapped to; jobs there: ${there.join(', ') || 'none'}`,
    { location: job?.location ?? entry.location },
  );
}

/** `ci.yml` → `ci`, as the ids of the contract have it. */
function stem(file: string): string {
  return file.replace(/\.ya?ml$/, '').replaceAll('-', '_');
}

function policyStart({ files, options }: BranchProtectionPolicyRun): Location {
  return { file: files.workspacePath(options.branch_policy_file), line: 1, column: 1 };
}
