import type { Report } from '@gonogo/core';
import type { GateCheck } from '../types.js';
import type { HandWrittenFile } from './load.js';
import type { ProfileName } from './schema.js';

/**
 * What the gate says about its own policy: which settings it decided with, and whether the file is sound.
 *
 * @param file the policy file
 * @param profile the profile that was asked for
 * @param verification report over the same file
 */
export function policyChecks(
  file: HandWrittenFile,
  profile: ProfileName,
  verification: Report,
): GateCheck[] {
  if (file.kind === 'absent') return [absent(file.path, profile)];
  return [loaded(file, profile, verification), verified(verification)];
}

/** The preset is the strictest policy, so its use loosens nothing: asking for another profile in vain does. */
function absent(path: string, profile: ProfileName): GateCheck {
  const instead =
    profile === 'strict' ? '' : ` instead of the profile "${profile}" that was asked for`;
  return {
    check_id: 'policy_load',
    passed: false,
    severity: profile === 'strict' ? 'medium' : 'high',
    detail: `policy file ${path} does not exist, so the preset "strict" decides${instead}: write one`,
  };
}

function loaded(file: HandWrittenFile, profile: ProfileName, verification: Report): GateCheck {
  const base = { check_id: 'policy_load', severity: 'high' } as const;
  if (file.kind === 'invalid') {
    return {
      ...base,
      passed: false,
      detail: `${file.reason}. The preset "strict" decides until then`,
    };
  }
  const found = verification.checks.some(
    (check) => check.passed && check.check_id === `profile_present:${profile}`,
  );
  return found
    ? { ...base, passed: true, detail: `policy file ${file.path}, profile "${profile}"` }
    : {
        ...base,
        passed: false,
        detail: `policy file ${file.path} has no profile "${profile}", so the preset "strict" decides: add the profile`,
      };
}

function verified(verification: Report): GateCheck {
  const failing = verification.checks.filter((check) => !check.passed);
  const [first] = failing;
  return {
    check_id: 'release_gate_policy_status_passed',
    passed: first === undefined,
    severity: 'high',
    detail:
      first === undefined
        ? 'the policy file is sound'
        : `${first.detail} (findings in the policy file: ${failing.length})`,
    ...(first?.location && { location: first.location }),
  };
}
