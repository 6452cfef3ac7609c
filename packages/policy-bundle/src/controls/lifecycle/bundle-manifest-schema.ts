import { z } from 'zod';
import { SEMANTIC_VERSION } from './semantic-version.js';

const REQUIRED = 'exactly true';

const promotionRule = z.strictObject({
  require_shadow_parity: z.literal(true).describe(REQUIRED),
  min_runtime_canary_pass_ratio: z.number().min(1).describe('a number of at least 1.0'),
  required_approvals: z.int().min(0).optional().describe('a whole number'),
});

const environmentPromotion = z.strictObject({
  sequence: z
    .tuple([z.literal('dev'), z.literal('staging'), z.literal('prod')])
    .describe('exactly ["dev", "staging", "prod"]'),
  rules: z.strictObject({
    dev_to_staging: promotionRule,
    staging_to_prod: promotionRule.extend({
      required_approvals: z.int().min(2).describe('a whole number of at least 2'),
    }),
  }),
});

/**
 * The manifest of a policy bundle: each value as the playbook demands it, and no unknown key at any level. Published
 * as a JSON Schema.
 *
 * @see evidence contract, section 1
 */
export const bundleManifestSchema = z.strictObject({
  $schema: z.string().optional().describe('a string'),
  bundle_name: z.string().min(1).optional().describe('a non-empty string'),
  bundle_version: z
    .string()
    .regex(SEMANTIC_VERSION)
    .describe('a semantic version N.N.N such as "1.4.0", nothing else and no leading zeros'),
  policy_package: z.string().min(1).describe('the name of a Rego package'),
  decision_path: z.string().min(1).describe('"/v1/data/" and the package with slashes for dots'),
  compatibility: z.strictObject({
    external_adapter: z.string().optional().describe('a string'),
    input_contract: z.string().optional().describe('a string'),
    output_contract: z.string().optional().describe('a string'),
  }),
  tenant_scope: z.strictObject({
    mode: z
      .enum(['shared_with_tenant_constraints', 'tenant_scoped'])
      .describe('"shared_with_tenant_constraints" or "tenant_scoped"'),
    tenant_selection: z.literal('context_tenant_only').describe('"context_tenant_only"'),
    cross_tenant_allowed: z.literal(false).describe('exactly false'),
  }),
  promotion_policy: z.strictObject({
    required_reviews: z.int().min(1).describe('a whole number of at least 1'),
    enforce_requires_shadow_validation: z.literal(true).describe(REQUIRED),
    require_bundle_version_bump: z.literal(true).describe(REQUIRED),
    environment_promotion: environmentPromotion,
  }),
  ownership: z.strictObject({
    team: z.string().regex(/\S/).describe('a non-empty string'),
    review_required: z.literal(true).describe(REQUIRED),
  }),
});
