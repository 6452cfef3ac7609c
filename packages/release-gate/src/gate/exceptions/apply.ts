import { printable } from '../../text/printable.js';
import type { GateCheck } from '../types.js';
import { entryIssue, type LiveException } from './parse.js';

export interface AppliedException {
  readonly check_id: string;
  readonly approved_by: string;
  readonly expires_at: string;
  readonly reason: string;
}

export interface ExceptionsOutcome {
  readonly checks: readonly GateCheck[];
  /** Entries that a failing check is under, in the order of the checks. */
  readonly applied: readonly AppliedException[];
  /** Live entries whose check holds: they can be removed. */
  readonly unused: readonly AppliedException[];
}

/**
 * Lowers high failures that a live exception names to medium, stale evidence included. What is unverified
 * is not lowered: playbook section 2.5 allows it in its own window only.
 *
 * @param checks all checks
 * @param live entries of the exceptions file
 * @param otherIds ids that the gate knows and did not need in this run
 */
export function applyExceptions(
  checks: readonly GateCheck[],
  live: readonly LiveException[],
  otherIds: ReadonlySet<string>,
): ExceptionsOutcome {
  const byId = new Map(live.map((entry) => [entry.check_id, entry]));
  const ids = new Set(checks.map((check) => check.check_id));
  const failing = new Set(checks.filter((check) => !check.passed).map((check) => check.check_id));
  const known = live.filter(({ check_id: id }) => ids.has(id) || otherIds.has(id));
  const isLowered = ({ check_id: id }: LiveException): boolean =>
    checks.some((check) => check.check_id === id && !check.passed && check.unverified !== true);
  const refused = known.filter((entry) => failing.has(entry.check_id) && !isLowered(entry));
  return {
    checks: [
      ...checks.map((check) => lower(check, byId.get(check.check_id))),
      ...live.filter((entry) => !known.includes(entry)).map(neverMatches),
      ...refused.map(cannotLower),
    ],
    applied: known.filter(isLowered).map(listed),
    unused: known.filter((entry) => !failing.has(entry.check_id)).map(listed),
  };
}

function lower(check: GateCheck, exception: LiveException | undefined): GateCheck {
  if (exception === undefined || check.passed || check.unverified === true) return check;
  const { approved_by: by, expires_at: until, reason } = exception;
  return {
    ...check,
    severity: 'medium',
    detail: `${check.detail} [exception until ${until}, approved by ${by}: ${reason}]`,
  };
}

function neverMatches({ check_id: id, location }: LiveException): GateCheck {
  return entryIssue(`no check has the id ${printable(id)}: correct or remove the entry`, location);
}

function cannotLower({ check_id: id, location }: LiveException): GateCheck {
  const why = 'is unverified, which no exception allows (playbook section 2.5): have it verified';
  return entryIssue(`${printable(id)} ${why}`, location);
}

function listed(exception: LiveException): AppliedException {
  const { check_id, approved_by, expires_at, reason } = exception;
  return { check_id, approved_by, expires_at, reason };
}
