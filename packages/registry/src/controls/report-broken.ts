import type { ReportBuilder } from '@gonogo/core';
import type { BrokenDocument } from '../model/document.js';

/**
 * Reports files that a control could not look into. What is in them is unknown, so each fails the
 * report: nothing is called fine that was not seen. Where all could be looked into, that is a check that holds.
 */
export function reportBroken(
  report: ReportBuilder,
  checkId: string,
  broken: readonly BrokenDocument[],
): void {
  for (const { message, location } of broken) report.check(checkId, false, message, { location });
  if (broken.length === 0) report.check(checkId, true, 'every file could be looked into');
}
