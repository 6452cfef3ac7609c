import { defineControl, type Files, type ReportBuilder } from '@gonogo/core';
import { z } from 'zod';
import { workflowsMarker } from '../../marker.js';
import { WORKFLOWS_GLOB } from '../../model/workflow-files.js';
import {
  BRANCH_POLICY_FILE,
  REQUIRED_CHECKS_FILE,
  repositoryPathSchema,
} from '../required-status-checks/schema.js';
import { branchProtectionPolicyChecks } from './checks.js';

const options = z.strictObject({
  branch_policy_file: repositoryPathSchema
    .default(BRANCH_POLICY_FILE)
    .describe('Markdown document with the written branch protection policy'),
  required_checks_file: repositoryPathSchema
    .default(REQUIRED_CHECKS_FILE)
    .describe('JSON file with the required checks and the job of each'),
  workflows: z
    .array(z.string().regex(/^[^/\\]+\.ya?ml$/, { error: 'a file name such as "ci.yml"' }))
    .default(['ci.yml', 'smoke.yml'])
    .describe('Workflow files that must be there, whatever is mapped to them'),
  required_text: z
    .array(z.string().trim().min(1))
    .default([
      'Require pull request before merging',
      'Require status checks to pass before merging',
    ])
    .describe('Sentences that the document must have where readers see them'),
});
export type BranchProtectionPolicyOptions = z.output<typeof options>;

/** The written branch protection policy and the workflows agree. Playbook 2.2.3; evidence contract, section 3. */
export const branchProtectionPolicy = defineControl({
  id: 'branch-protection-policy',
  contract: 'branch_protection_policy_v1',
  report: 'branch_protection_policy_report.json',
  playbook: '2.2.3',
  title: 'Branch protection policy',
  description:
    'The written branch protection policy names what it must, and the jobs that it relies on are there',
  help: 'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches/about-protected-branches',
  marker: workflowsMarker,
  checks: branchProtectionPolicyChecks,
  options,
  inputs: ({ branch_policy_file, required_checks_file }) => [
    branch_policy_file,
    required_checks_file,
    WORKFLOWS_GLOB,
  ],
  async run({ files, options }, report) {
    const { checkBranchProtectionPolicy } = await import('./check-policy.js');
    checkBranchProtectionPolicy({ files, options, report });
  },
});

/** What the checks of this control work on. */
export interface BranchProtectionPolicyRun {
  readonly files: Files;
  readonly options: BranchProtectionPolicyOptions;
  readonly report: ReportBuilder;
}
