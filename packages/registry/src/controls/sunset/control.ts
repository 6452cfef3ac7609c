import { defineControl } from '@gonogo/core';
import { z } from 'zod';
import { capabilityPattern, folderOptions } from '../../model/folders.js';
import { MARKER, PAGES, PLAYBOOK } from '../shared.js';
import { sunsetChecks } from './checks.js';

const { capabilitiesFolder } = folderOptions;

/** Checks that deprecated capabilities end as planned. Playbook 3.2, `enforce_capability_sunset`. */
export const sunset = defineControl({
  id: 'registry-sunset',
  contract: 'capability_sunset_v1',
  report: 'capability_sunset_report.json',
  playbook: PLAYBOOK,
  title: 'Capability sunset',
  description:
    'Deprecated capabilities have a replacement and dates, and are gone after their sunset',
  help: `${PAGES}/registry-sunset.md`,
  marker: MARKER,
  checks: sunsetChecks,
  options: z.strictObject({
    capabilitiesFolder,
    minimumWindowDays: z
      .int()
      .min(0)
      .default(30)
      .describe('Least number of days from the deprecation of a capability to its sunset'),
  }),
  inputs: (options) => [capabilityPattern(options)],
  environment: ['utc-day'],
  async run(context, report) {
    const { runSunset } = await import('./run.js');
    runSunset(context, report);
  },
});
