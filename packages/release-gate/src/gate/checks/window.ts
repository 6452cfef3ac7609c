import { effectiveStatus } from '../../evidence/status.js';
import type { ReportEvidence } from '../../evidence/types.js';
import type { AttestationVerdict } from '../attestation/judge.js';
import type { UnverifiedWindow } from './status.js';

/**
 * Whether the branch protection report may be unverified: a valid attestation of the manual check, and no
 * other governance report failed.
 *
 * @see playbook, section 2.5
 */
export function unverifiedWindow(
  evidence: readonly ReportEvidence[],
  verdict: AttestationVerdict,
): UnverifiedWindow {
  const others = evidence.filter(
    ({ expected }) =>
      expected.summaries.includes('governance') && expected.status.kind !== 'attestable',
  );
  const failed = others.find(({ instances }) =>
    instances.some((loaded) => ['failed', 'invalid'].includes(effectiveStatus(loaded))),
  );
  if (!verdict.valid) {
    return {
      open: false,
      reason: `unverified is allowed only with an attestation, but ${verdict.reason}`,
    };
  }
  if (failed !== undefined) {
    const reason = `unverified is allowed only while no other governance report fails, but ${failed.expected.name} does`;
    return { open: false, reason };
  }
  const { verified_by: by, expires_at: until } = verdict.attestation;
  return { open: true, reason: `attested in ${verdict.path} by ${by}, until ${until}` };
}
