import { loadReport, type Reader } from './load-report.js';
import type { ExpectedPlaces } from './places.js';
import type { LoadedReport, ReportEvidence } from './types.js';

/**
 * Reads every expected report. Each path that a task should have left is an instance, there or not; the
 * playbook's own paths count where something is there. With neither, the playbook's path is missing.
 */
export function collectEvidence(
  places: readonly ExpectedPlaces[],
  reader: Reader,
): ReportEvidence[] {
  return places.map(({ expected, made, playbook }) => {
    const own = made.map((place) => loadReport(expected, place, reader));
    const found = playbook
      .map((place) => loadReport(expected, place, reader))
      .filter((loaded) => loaded.kind !== 'missing');
    const instances = [...own, ...found];
    return { expected, instances: instances.length > 0 ? instances : [absent(playbook)] };
  });
}

function absent(playbook: ExpectedPlaces['playbook']): LoadedReport {
  return { kind: 'missing', path: playbook[0]?.path ?? '' };
}
