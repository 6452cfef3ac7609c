import { inputSchema, locationSchema, reportSchema } from '@gonogo/core';
import { z } from 'zod';
import { firstFailingControlSchema } from '../../summary/types.js';
import { policyProfileSchema } from '../policy/schema.js';

const count = z.int().min(0);

export const gateCheckSchema = z.looseObject({
  check_id: z.string().min(1),
  passed: z.boolean(),
  severity: z.enum(['high', 'medium']),
  detail: z.string(),
  location: locationSchema.optional(),
  unverified: z.literal(true).optional(),
  caused_by: z.string().optional().describe('The failing check that this one follows from'),
});

export const appliedExceptionSchema = z.strictObject({
  check_id: z.string(),
  approved_by: z.string(),
  expires_at: z.string(),
  reason: z.string(),
});

const settingsSchema = policyProfileSchema.required().extend({
  artifacts_dir: z.string(),
  policy_file: z.string(),
  policy_source: z.enum(['file', 'preset']),
  policy_profile: z.string(),
  exceptions_file: z.string().nullable(),
  attestation_file: z.string(),
  job_results: z.record(z.string(), z.string().nullable()),
});

/**
 * Contract `release_readiness_gate_v1`. Here `inputs` are the settings; the files that were read, with their
 * hashes, are under `evidence`. Evidence contract, section 11.
 */
export const gateReportSchema = reportSchema.omit({ inputs: true, checks: true }).extend({
  contract: z.literal('release_readiness_gate_v1'),
  decision: z.enum(['go', 'conditional-go', 'no-go']),
  summary: z.looseObject({
    total: count,
    passed: count,
    failed: count,
    pass_ratio: z.number().min(0).max(1),
    high_failures: count,
    medium_failures: count,
  }),
  first_failing_control: firstFailingControlSchema.nullable(),
  missing_evidence: z.array(z.string()),
  exceptions_applied: z.array(appliedExceptionSchema),
  exceptions_unused: z.array(appliedExceptionSchema),
  attestation: z.looseObject({ valid: z.boolean() }),
  inputs: settingsSchema,
  evidence: z.array(inputSchema),
  checks: z.array(gateCheckSchema),
});
export type GateReport = z.infer<typeof gateReportSchema>;
