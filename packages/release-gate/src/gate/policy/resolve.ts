import type { z } from 'zod';
import { isObject, valueAt } from '../../evidence/parse-object.js';
import type { JsonObject } from '../../evidence/types.js';
import { PLAYBOOK_JOBS } from '../../playbook/expected-reports.js';
import { policyProfileSchema, releaseGatePolicySchema, type ProfileName } from './schema.js';

/** The settings that a decision is taken with. */
export type GatePolicy = Required<z.output<typeof policyProfileSchema>>;

/** Used where there is no policy file, and for every key that a profile leaves out or gets wrong. */
export const STRICT_PRESET: GatePolicy = {
  allow_trend_unverified: false,
  allow_missing_runtime_executive_summary: false,
  max_high_failures: 0,
  max_medium_failures: 0,
  durability_advanced_min_expected_scenarios: 3,
  durability_advanced_min_expected_tests: 14,
  dx_allowed_slo_statuses: ['pass', 'passed'],
  trend_allowed_slo_statuses: ['pass', 'passed'],
  required_jobs: [...PLAYBOOK_JOBS],
  max_evidence_age_hours: 24,
};

/** Strict allows no failure, whatever a policy file says. Evidence contract, section 11. */
const STRICT_LIMITS = { max_high_failures: 0, max_medium_failures: 0 } as const;

/**
 * Takes a profile from a policy file. A value of the wrong type never loosens anything: the preset's
 * value stands in for it (and the verification of the file fails).
 *
 * @param document the parsed policy file; undefined where there is none
 */
export function resolvePolicy(document: JsonObject | undefined, profile: ProfileName): GatePolicy {
  const given = document === undefined ? undefined : valueAt(document, ['profiles', profile]);
  const age = releaseGatePolicySchema.shape.max_evidence_age_hours.safeParse(
    document?.max_evidence_age_hours,
  );
  return {
    ...STRICT_PRESET,
    ...(age.success && age.data !== undefined && { max_evidence_age_hours: age.data }),
    ...(isObject(given) ? validFields(given) : {}),
    ...(profile === 'strict' && STRICT_LIMITS),
  };
}

function validFields(given: JsonObject): Partial<GatePolicy> {
  const fields = Object.entries(policyProfileSchema.shape).flatMap(([key, schema]) => {
    const parsed = schema.safeParse(Object.hasOwn(given, key) ? given[key] : undefined);
    return parsed.success && parsed.data !== undefined ? [[key, parsed.data] as const] : [];
  });
  return Object.fromEntries(fields);
}
