import { posix } from 'node:path';
import { compareCodePoints, type Evidence } from '@gonogo/core';
import { additionalReport, EXPECTED_REPORTS } from '../playbook/expected-reports.js';
import type { ExpectedReport } from '../playbook/types.js';
import type { Place } from './load-report.js';

/** Where each expected report is looked for. */
export interface ExpectedPlaces {
  readonly expected: ExpectedReport;
  /** Paths that tasks of projects leave: the report must be there. */
  readonly made: readonly Place[];
  /** The playbook's own paths: the report counts where it is there. */
  readonly playbook: readonly Place[];
}

/** The folder of the governed repository that the playbook names. */
export const PLAYBOOK_FOLDER = 'artifacts';

/**
 * Pairs what the playbook expects with what the workspace's tasks make; evidence of other controls is
 * added at the end, sorted by file name.
 *
 * @param evidence as inference lists it
 * @param folders where a report of any tool counts, relative to the workspace root
 * @param ownReports file names that the gate itself writes: never its own evidence
 */
export function expectedPlaces(
  evidence: readonly Evidence[],
  folders: readonly string[],
  ownReports: readonly string[],
): ExpectedPlaces[] {
  const known = new Set(EXPECTED_REPORTS.map((report) => report.file));
  const others = new Set(
    evidence
      .map(({ path }) => posix.basename(path))
      .filter((file) => file.endsWith('.json') && !known.has(file) && !ownReports.includes(file)),
  );
  const taken = new Set(EXPECTED_REPORTS.map((report) => report.name));
  const additional = [...others].sort(compareCodePoints).map((file) => {
    const report = additionalReport(file, taken);
    taken.add(report.name);
    return report;
  });
  return [...EXPECTED_REPORTS, ...additional].map((expected) => {
    const made = evidence.filter(({ path }) => posix.basename(path) === expected.file);
    const taken = new Set(made.map(({ path }) => path));
    return {
      expected,
      made: [...made].sort((a, b) => compareCodePoints(a.path, b.path)),
      playbook: [...new Set(folders.map((folder) => posix.normalize(folder)))]
        .map((folder) => posix.join(folder, expected.file))
        .filter((path) => !taken.has(path))
        .map((path) => ({ path })),
    };
  });
}
