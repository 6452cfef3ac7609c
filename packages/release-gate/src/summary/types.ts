import { locationSchema, reportSchema } from '@gonogo/core';
import { z } from 'zod';

const count = z.int().min(0);

export const evidenceStatusSchema = z.enum([
  'passed',
  'failed',
  'unverified',
  'unknown',
  'invalid',
  'missing',
]);

/** The control that playbook section 5 sends people to look for. */
export const firstFailingControlSchema = z.strictObject({
  control: z.string().describe('Name of the control, as in its check ids'),
  playbook: z.string().describe('Section of the playbook that demands it'),
  project: z.string().nullable().describe('Nx project that makes the report'),
  report: z.string().describe('Path of the report, relative to the workspace root'),
  status: z.enum(['failed', 'invalid']),
  check_id: z.string().nullable().describe('The first check of the report that does not hold'),
  detail: z.string().describe('What that check says'),
  location: locationSchema.nullable().describe('Where that check points to'),
  what_to_do: z.string(),
});
export type FirstFailingControl = z.infer<typeof firstFailingControlSchema>;

export const summarizedReportSchema = z.looseObject({
  path: z.string().describe('Relative to the workspace root'),
  status: evidenceStatusSchema,
  contract: z.string().nullable(),
  detail: z.string(),
  summary: z.string().describe('The counts of the report on one line'),
  control: z.string(),
  project: z.string().nullable(),
  stale: z.boolean().describe('Not about the files, or the time, of this release'),
});
export type SummarizedReport = z.infer<typeof summarizedReportSchema>;

/** Contract `governance_executive_summary_v1`. Evidence contract, section 10. */
export const executiveSummarySchema = reportSchema.extend({
  contract: z.literal('governance_executive_summary_v1'),
  summary: z.looseObject({
    total_reports: count,
    passed: count,
    failed: count,
    unverified: count,
    unknown: count,
    invalid: count,
    missing: count,
  }),
  reports: z.array(summarizedReportSchema),
  first_failing_control: firstFailingControlSchema.nullable(),
});
export type ExecutiveSummary = z.infer<typeof executiveSummarySchema>;
