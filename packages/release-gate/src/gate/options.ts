import { z } from 'zod';
import { PROFILES } from './policy/schema.js';

const path = z.string().min(1);

/** Where the exceptions file is where no option names one; it need not be there. */
export const DEFAULT_EXCEPTIONS_FILE = '.github/release_exceptions.json';

/** Options of the gate. Paths are relative to the repository's root, the folder that holds `.github`. */
export const releaseGateOptions = z.strictObject({
  profile: z.enum(PROFILES).default('strict').describe('Profile of the policy file'),
  policy_file: path.default('.github/release_gate_policy.json').describe("The gate's policy file"),
  exceptions_file: path
    .optional()
    .describe(`Temporary approvals; ${DEFAULT_EXCEPTIONS_FILE} is read where it is there`),
  attestation_file: path
    .default('.github/github_branch_protection_attestation.json')
    .describe('Attestation of the manual check of the settings on GitHub'),
  needs: z
    .string()
    .optional()
    .describe('The Actions needs context as JSON; GONOGO_NEEDS or NEEDS_CONTEXT without it'),
  job_results: z
    .record(z.string(), z.string())
    .default({})
    .describe('Results by job id, where there is no needs context'),
});
export type ReleaseGateOptions = z.output<typeof releaseGateOptions>;
