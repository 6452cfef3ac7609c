import type { EvidenceStatus, LoadedReport } from './types.js';

/** From best to worst. */
const ORDER: readonly EvidenceStatus[] = [
  'passed',
  'unverified',
  'missing',
  'unknown',
  'invalid',
  'failed',
];

export function worst(statuses: readonly EvidenceStatus[]): EvidenceStatus {
  const rank = Math.max(0, ...statuses.map((status) => ORDER.indexOf(status)));
  return ORDER[rank] ?? 'unknown';
}

/**
 * What a report is worth: a passed one that is stale proves nothing about this release, so it is
 * unverified; one whose contract nobody knows cannot be understood, so it is unknown. Neither hides a
 * failure.
 */
export function effectiveStatus(loaded: LoadedReport): EvidenceStatus {
  if (loaded.kind !== 'report') return loaded.kind;
  return worst([
    loaded.status,
    ...(loaded.stale === undefined ? [] : (['unverified'] as const)),
    ...(loaded.contractKnown ? [] : (['unknown'] as const)),
  ]);
}

/** `artifacts/a.json`, or `artifacts/p/a.json (project p)`. */
export function nameOf(loaded: LoadedReport): string {
  return loaded.project === undefined ? loaded.path : `${loaded.path} (project ${loaded.project})`;
}
