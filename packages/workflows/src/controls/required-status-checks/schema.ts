import { z } from 'zod';

/** Where the check of a required status check comes from. */
export const checkJobSchema = z.looseObject({
  workflow: z.string().min(1).describe('File name in .github/workflows, as "ci.yml"'),
  job_id: z.string().min(1).describe('Key of the job in the workflow'),
});
export type CheckJob = z.infer<typeof checkJobSchema>;

/**
 * `docs/required_status_checks.json`: the checks that the protected branches require, and the job that reports
 * each. Evidence contract, section 4.
 */
export const requiredStatusChecksSchema = z.looseObject({
  required_status_checks: z
    .array(z.string().min(1))
    .min(1)
    .describe('Names of the checks, as GitHub reports them'),
  check_job_mapping: z.record(z.string(), checkJobSchema).describe('The job of each check'),
});
export type RequiredStatusChecks = z.infer<typeof requiredStatusChecksSchema>;

/** Default places of the two documents, relative to the repository's folder. */
export const REQUIRED_CHECKS_FILE = 'docs/required_status_checks.json';
export const BRANCH_POLICY_FILE = 'docs/BRANCH_PROTECTION_POLICY.md';

/** A path inside the repository, relative to its folder. */
export const repositoryPathSchema = z
  .string()
  .min(1)
  .regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[^\\*?[\]{}!]+$/, {
    error: 'a path inside the repository, with "/" and without ".." or wildcards',
  });
