import { describeIssues } from '@gonogo/core';
import type { HashResult } from '../../evidence/hash-file.js';
import { formatInstant, parseInstant } from '../../text/instant.js';
import { printable } from '../../text/printable.js';
import type { HandWrittenFile } from '../policy/load.js';
import { attestationSchema, type Attestation } from './schema.js';

/** Whether the manual check of playbook section 2.5 is proven. */
export type AttestationVerdict =
  | { readonly valid: true; readonly attestation: Attestation; readonly path: string }
  | { readonly valid: false; readonly reason: string };

export interface AttestationFacts {
  readonly now: Date;
  readonly hashFile: (path: string) => HashResult;
}

/** How far ahead the clock of the person who looked may be, in minutes. */
const CLOCK_SKEW_MINUTES = 5;

/**
 * Judges an attestation: complete, in force at this moment, its runbook there, its proof unchanged.
 *
 * @param file the attestation file
 * @see evidence contract, section 11
 */
export function judgeAttestation(
  file: HandWrittenFile,
  facts: AttestationFacts,
): AttestationVerdict {
  if (file.kind === 'absent') return refuse(`there is no attestation ${file.path}`);
  if (file.kind === 'invalid') return refuse(file.reason);
  const parsed = attestationSchema.safeParse(file.value);
  if (!parsed.success) {
    const [first] = describeIssues(parsed.error.issues, file.value, attestationSchema);
    const { line, column } = file.document.locate(first?.path ?? []);
    return refuse(`${file.path}:${line}:${column}: ${first?.message ?? 'is malformed'}`);
  }
  const problem = timeProblem(parsed.data, facts.now) ?? proofProblem(parsed.data, facts.hashFile);
  return problem === undefined
    ? { valid: true, attestation: parsed.data, path: file.path }
    : refuse(`${file.path}: ${problem}`);
}

function timeProblem(attestation: Attestation, now: Date): string | undefined {
  const from = parseInstant(attestation.verified_at) ?? now;
  const until = parseInstant(attestation.expires_at) ?? now;
  if (from.getTime() > now.getTime() + CLOCK_SKEW_MINUTES * 60_000) {
    return `verified_at ${formatInstant(from)} lies in the future`;
  }
  if (until.getTime() <= now.getTime()) {
    return `it expired at ${formatInstant(until)}: look at the settings again`;
  }
  return undefined;
}

function proofProblem(
  { runbook, proof }: Attestation,
  hashFile: AttestationFacts['hashFile'],
): string | undefined {
  const followed = hashFile(runbook);
  if (!followed.ok) return `runbook ${runbook} ${followed.reason}`;
  const found = hashFile(proof.path);
  if (!found.ok) return `proof ${printable(proof.path)} ${found.reason}`;
  if (found.sha256 === proof.sha256) return undefined;
  return `proof ${printable(proof.path)} has sha256 ${found.sha256}, the attestation says ${proof.sha256}`;
}

function refuse(reason: string): AttestationVerdict {
  return { valid: false, reason };
}
