import { foldStatus, MAX_REPORT_BYTES, type Files } from '@gonogo/core';
import type { ExpectedReport } from '../playbook/types.js';
import { staleReason, type FreshnessRules } from './freshness.js';
import { parseObject } from './parse-object.js';
import type { LoadedReport } from './types.js';

/** Where a report is looked for. */
export interface Place {
  /** Relative to the workspace root. */
  readonly path: string;
  readonly project?: string;
}

export interface Reader {
  readonly files: Files;
  readonly freshness: FreshnessRules;
}

/**
 * Reads one report. Whatever is on disk, the answer is data: missing, invalid with the reason, or the
 * report with its folded status.
 */
export function loadReport(expected: ExpectedReport, place: Place, reader: Reader): LoadedReport {
  const read = reader.files.read(place.path, { maxBytes: MAX_REPORT_BYTES });
  if (!read.ok) {
    return read.problem.kind === 'missing'
      ? { kind: 'missing', ...place }
      : { kind: 'invalid', ...place, reason: read.problem.message };
  }
  const parsed = parseObject(read.file);
  if (!parsed.ok) {
    const { reason, location } = parsed;
    return { kind: 'invalid', ...place, reason, location };
  }
  const report = parsed.value;
  const contract = typeof report.contract === 'string' ? report.contract : null;
  const stale = staleReason(report, expected.remote === true, reader.freshness);
  return {
    kind: 'report',
    ...place,
    report,
    sha256: read.file.sha256,
    status: foldStatus(report),
    contract,
    contractKnown: expected.contract === undefined || contract === expected.contract,
    ...(stale !== undefined && { stale }),
  };
}
