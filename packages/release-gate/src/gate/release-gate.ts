import { defineGate } from '@gonogo/core';
import { releaseGateChecks } from './check-descriptions.js';
import { releaseGateOptions } from './options.js';
import { REPORTS } from './reports.js';

/** The release decision: go, conditional-go or no-go, from evidence alone. Evidence contract, sections 10 and 11. */
export const releaseGate = defineGate({
  id: 'release-gate',
  title: 'Release readiness gate',
  description:
    'Reads the evidence of every governed project, writes both executive summaries and the gate report, and fails on no-go',
  playbook: '2',
  marker: { pattern: '.github/workflows/*.{yml,yaml}', project: '..', subject: '../..' },
  checks: releaseGateChecks,
  options: releaseGateOptions,
  reports: Object.values(REPORTS),
  run: async (context) => (await import('./run.js')).runReleaseGate(context),
});
