import {
  describeIssues,
  REPORT_SCHEMA_VERSION,
  statusOf,
  SUITE,
  summarize,
  type Check,
  type DescribedIssue,
  type Report,
} from '@gonogo/core';
import { valueAt } from '../../evidence/parse-object.js';
import type { RunFacts } from '../../summary/build-summary.js';
import type { HandWrittenFile } from './load.js';
import { PROFILES, releaseGatePolicySchema } from './schema.js';

type PolicyFile = Extract<HandWrittenFile, { kind: 'object' }>;

/**
 * Verifies the gate's policy file: profiles present and no others, booleans and non-negative integers
 * where due, no unknown key, and a strict profile that allows no failure.
 *
 * @returns `release_gate_policy_verification_report.json`
 * @see evidence contract, section 11
 */
export function verifyPolicy(file: HandWrittenFile, facts: RunFacts): Report {
  const checks = policyChecks(file);
  return {
    generated_at: facts.generatedAt,
    contract: 'release_gate_policy_verification_v1',
    status: statusOf(checks),
    summary: summarize(checks),
    policy_file: file.path,
    issues: checks.filter((check) => !check.passed).map((check) => check.detail),
    profiles_present: file.kind === 'object' ? presentProfiles(file) : [],
    checks,
    schema_version: REPORT_SCHEMA_VERSION,
    tool: { ...SUITE },
    subject: { ...facts.subject },
    inputs: file.kind === 'object' ? [{ path: file.path, sha256: file.sha256 }] : [],
  };
}

function policyChecks(file: HandWrittenFile): Check[] {
  if (file.kind === 'absent') {
    const detail = `${file.path} does not exist: write one with the profiles ${PROFILES.join(', ')}`;
    return [{ ...passing('policy_file_exists', detail), passed: false }];
  }
  const exists = passing('policy_file_exists', `${file.path} is there`);
  if (file.kind === 'invalid') {
    return [exists, { ...passing('policy_json_valid', file.reason), passed: false }];
  }
  const parsed = releaseGatePolicySchema.safeParse(file.value);
  const issues = parsed.success
    ? []
    : describeIssues(parsed.error.issues, file.value, releaseGatePolicySchema);
  const failing = issues.map((issue) => failingCheck(file, issue));
  return [
    exists,
    passing('policy_json_valid', 'one JSON object without repeated keys'),
    ...passingProfiles(failing),
    ...failing,
    strictAllowsNothing(file),
  ];
}

function failingCheck(file: PolicyFile, issue: DescribedIssue): Check {
  const location = file.document.locate(issue.path, 'key');
  return {
    ...passing(
      checkIdOf(issue),
      `${file.path}:${location.line}:${location.column}: ${issue.message}`,
    ),
    passed: false,
    location,
  };
}

function checkIdOf({ path, kind }: DescribedIssue): string {
  const [top, profile, key] = path;
  if (top !== 'profiles' || profile === undefined) return `policy_field:${String(top ?? '')}`;
  if (key !== undefined) return `profile_field:${String(profile)}.${String(key)}`;
  return `${kind === 'unknown-key' ? 'profile_unexpected' : 'profile_present'}:${String(profile)}`;
}

function passingProfiles(failing: readonly Check[]): Check[] {
  return PROFILES.flatMap((profile) => {
    const touches = (id: string): boolean => failing.some((check) => check.check_id.startsWith(id));
    if (touches('policy_field:profiles') || touches(`profile_present:${profile}`)) return [];
    const present = passing(`profile_present:${profile}`, `profile "${profile}" is there`);
    if (touches(`profile_field:${profile}.`)) return [present];
    return [present, passing(`profile_valid:${profile}`, `the fields of "${profile}" are valid`)];
  });
}

function strictAllowsNothing(file: PolicyFile): Check {
  const limits = ['max_high_failures', 'max_medium_failures'] as const;
  const loose = limits.find((key) => valueAt(file.value, ['profiles', 'strict', key]) !== 0);
  const id = 'strict_allows_no_failures';
  if (loose === undefined) return passing(id, 'profile "strict" allows no failure');
  const value = valueAt(file.value, ['profiles', 'strict', loose]);
  const met = value === undefined ? 'absent' : JSON.stringify(value);
  const location = file.document.locate(['profiles', 'strict', loose]);
  const place = `${file.path}:${location.line}:${location.column}`;
  const detail = `${place}: ${loose} of profile "strict" is ${met}; allowed: 0. Use another profile for a looser gate`;
  return { ...passing(id, detail), passed: false, location };
}

function presentProfiles(file: PolicyFile): string[] {
  const profiles = file.value.profiles;
  return typeof profiles === 'object' && profiles !== null ? Object.keys(profiles).sort() : [];
}

function passing(checkId: string, detail: string): Check {
  return { check_id: checkId, passed: true, detail, severity: 'error' };
}
