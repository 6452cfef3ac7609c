import type { z } from 'zod';
import { STRICT_PRESET } from '../../gate/policy/resolve.js';
import type { releaseGatePolicySchema } from '../../gate/policy/schema.js';

/** Where the gate looks for its policy. */
export const POLICY_FILE = '.github/release_gate_policy.json';

const { max_evidence_age_hours: maxAge, ...strict } = STRICT_PRESET;

/**
 * The policy that a repository starts with: the presets, written out so that people see what they can change. Evidence
 * contract, section 11.
 */
export const DEFAULT_POLICY: z.input<typeof releaseGatePolicySchema> = {
  version: '1.0.0',
  max_evidence_age_hours: maxAge,
  profiles: {
    strict,
    transitional: { ...strict, allow_trend_unverified: true, max_medium_failures: 2 },
    promotion: { ...strict, allow_trend_unverified: true },
  },
};
