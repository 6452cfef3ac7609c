import type { Location, ReportBuilder } from '@gonogo/core';
import { formatPlace } from '../../model/place.js';
import type { GateObstacle } from './obstacle.js';

/** Something in a workflow that does what is wanted, unless one of its obstacles holds. */
export interface Candidate {
  /** A sentence such as "step at ci.yml:31:9 runs it". */
  readonly description: string;
  readonly location: Location;
  readonly obstacles: readonly GateObstacle[];
}

/** What a check says where nothing does what is wanted. */
export interface Absence {
  readonly detail: string;
  readonly location: Location;
  /** It may be in a workflow that cannot be seen. */
  readonly certain: boolean;
}

/** A check whose candidates were looked for. */
export interface CandidateCheck {
  readonly checkId: string;
  /** What is wanted, as "runs verify.py". */
  readonly wanted: string;
  readonly candidates: readonly Candidate[];
  /** Needed where there is no candidate. */
  readonly absence: Absence | undefined;
}

/** Passed with a candidate that nothing keeps from counting, unverified with one that may count, else failed. */
export function reportCandidates(report: ReportBuilder, check: CandidateCheck): void {
  const { checkId, wanted, candidates, absence } = check;
  const free = candidates.find(({ obstacles }) => obstacles.length === 0);
  if (free !== undefined) {
    report.check(checkId, true, free.description, { location: free.location });
    return;
  }
  const possible = candidates.find(({ obstacles }) => obstacles.every(({ certain }) => !certain));
  const nearest = possible ?? candidates[0];
  if (nearest === undefined) {
    reportAbsence(report, checkId, absence);
    return;
  }
  const missed = possible === undefined ? candidates.slice(0, MAX_LISTED) : [possible];
  const lead = possible === undefined ? 'nothing' : 'it cannot be seen that anything';
  const detail = `${lead} ${wanted}: ${missed.map(describe).join('; ')}. Let it always run, and fail its job when it fails`;
  const extras = { location: nearest.location };
  if (possible === undefined) report.check(checkId, false, detail, extras);
  else report.unverified(checkId, detail, extras);
}

function reportAbsence(report: ReportBuilder, checkId: string, absence: Absence | undefined): void {
  if (absence === undefined)
    throw new TypeError(`check ${checkId} has neither candidate nor absence`);
  const { detail, location, certain } = absence;
  if (certain) report.check(checkId, false, detail, { location });
  else report.unverified(checkId, detail, { location });
}

const MAX_LISTED = 3;

function describe({ description, obstacles }: Candidate): string {
  const reasons = obstacles.map(({ reason, location }) => `${reason} (${formatPlace(location)})`);
  return `${description}, but ${[...new Set(reasons)].join(', and ')}`;
}
