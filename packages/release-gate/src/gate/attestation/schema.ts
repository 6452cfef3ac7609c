import { z } from 'zod';
import { RULESET_RUNBOOK } from '../../playbook/expected-reports.js';
import { instantSchema } from '../exceptions/schema.js';

/** The only control whose unverified state can be attested. Playbook section 2.5. */
export const ATTESTABLE_CONTROL = 'github_branch_protection_report';

/** A person's word that the settings on GitHub were looked at, with proof. Playbook section 2.5. */
export const attestationSchema = z.strictObject({
  $schema: z.string().optional(),
  control: z.literal(ATTESTABLE_CONTROL),
  verified_by: z.string().trim().min(1).describe('Who looked'),
  verified_at: instantSchema,
  expires_at: instantSchema,
  runbook: z.literal(RULESET_RUNBOOK).describe('What was followed'),
  proof: z.strictObject({
    path: z
      .string()
      .min(1)
      .describe('Screenshot or export of the ruleset, relative to the repository root'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: '64 lower-case hexadecimal digits' }),
  }),
});
export type Attestation = z.output<typeof attestationSchema>;
