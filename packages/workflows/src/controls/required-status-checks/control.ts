import { defineControl, type Files, type ReportBuilder } from '@gonogo/core';
import { z } from 'zod';
import { workflowsMarker } from '../../marker.js';
import { WORKFLOWS_GLOB } from '../../model/workflow-files.js';
import { requiredStatusChecksChecks } from './checks.js';
import { BRANCH_POLICY_FILE, REQUIRED_CHECKS_FILE, repositoryPathSchema } from './schema.js';

const options = z.strictObject({
  required_checks_file: repositoryPathSchema
    .default(REQUIRED_CHECKS_FILE)
    .describe('JSON file with the required checks and the job of each'),
  branch_policy_file: repositoryPathSchema
    .default(BRANCH_POLICY_FILE)
    .describe('Markdown document with the written branch protection policy'),
  branches: z
    .array(z.string().min(1))
    .min(1)
    .default(['main'])
    .describe('Branches that require the checks: an event filter must let each pass'),
  merge_queue: z
    .boolean()
    .optional()
    .describe(
      'Whether a merge queue is in use; by default it is where some workflow runs on merge_group',
    ),
});
export type RequiredStatusChecksOptions = z.output<typeof options>;

/**
 * The list of required checks, the written policy and the workflows agree, and every required check arrives
 * under its name. Playbook 2.2.4; evidence contract, section 4.
 */
export const requiredStatusChecks = defineControl({
  id: 'required-status-checks',
  contract: 'required_status_checks_consistency_v1',
  report: 'required_status_checks_consistency_report.json',
  playbook: '2.2.4',
  title: 'Required status checks',
  description:
    'Every required status check is mapped to a job that reports it by that name and is never skipped',
  help: 'https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/troubleshooting-required-status-checks',
  marker: workflowsMarker,
  checks: requiredStatusChecksChecks,
  options,
  inputs: ({ required_checks_file, branch_policy_file }) => [
    required_checks_file,
    branch_policy_file,
    WORKFLOWS_GLOB,
  ],
  async run({ files, options }, report) {
    const { checkRequiredStatusChecks } = await import('./check-file.js');
    checkRequiredStatusChecks({ files, options, report });
  },
});

/** What the checks of this control work on. */
export interface RequiredStatusChecksRun {
  readonly files: Files;
  readonly options: RequiredStatusChecksOptions;
  readonly report: ReportBuilder;
}
