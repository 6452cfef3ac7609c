import type { ControlContext, ReportBuilder } from '@gonogo/core';
import { loadCapabilities } from '../../model/sources.js';
import { reportBroken } from '../report-broken.js';
import { isDeprecated, judgeSunset } from './judge-sunset.js';

interface Options {
  readonly capabilitiesFolder: string;
  readonly minimumWindowDays: number;
}

/** Writes one check for each rule and deprecated capability. */
export function runSunset(
  { files, options, today }: ControlContext<Options>,
  report: ReportBuilder,
): void {
  const { entries, broken } = loadCapabilities(files, options);
  reportBroken(report, 'capability.document', broken);
  const deprecated = entries.filter(isDeprecated);
  const terms = { today: today(), minimumWindowDays: options.minimumWindowDays };
  for (const { rule, passed, detail, location } of deprecated.flatMap((capability) =>
    judgeSunset(capability, terms),
  )) {
    report.check(rule, passed, detail, { location });
  }
  report.set('today', terms.today);
  report.count('deprecated_capabilities', deprecated.length);
}
