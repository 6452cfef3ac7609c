import { z } from 'zod';

/** The profiles that a policy file has, and no others. Evidence contract, section 11. */
export const PROFILES = ['strict', 'transitional', 'promotion'] as const;
export type ProfileName = (typeof PROFILES)[number];

const limit = z.int().min(0);
const words = z.array(z.string().trim().min(1)).min(1);
const hours = z
  .number()
  .positive()
  .max(8760)
  .describe('Largest age, in hours, of evidence that names no files');

/** Thresholds of one profile. A key that is absent has the strict preset's value. */
export const policyProfileSchema = z.strictObject({
  allow_trend_unverified: z
    .boolean()
    .describe('Whether the CI trend and its SLO may be unverified'),
  allow_missing_runtime_executive_summary: z.boolean().optional(),
  max_high_failures: limit.describe('More failures of severity high than this are a no-go'),
  max_medium_failures: limit.describe('More failures of severity medium than this are a no-go'),
  durability_advanced_min_expected_scenarios: limit.optional(),
  durability_advanced_min_expected_tests: limit.optional(),
  dx_allowed_slo_statuses: words.optional(),
  trend_allowed_slo_statuses: words.optional(),
  required_jobs: z
    .array(z.string().min(1))
    .optional()
    .describe('Jobs that must have succeeded; those of playbook section 2.1 where it is absent'),
  max_evidence_age_hours: hours.optional(),
});

/** The gate's policy file, `.github/release_gate_policy.json`. */
export const releaseGatePolicySchema = z.strictObject({
  $schema: z.string().optional(),
  description: z.string().optional(),
  version: z.string().optional(),
  max_evidence_age_hours: hours.optional(),
  profiles: z.strictObject({
    strict: policyProfileSchema,
    transitional: policyProfileSchema,
    promotion: policyProfileSchema,
  }),
});
