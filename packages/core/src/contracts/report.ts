import { z } from 'zod';
import { STATUSES } from './status.js';

/** Version of the fields that this suite adds to the shared envelope. */
export const REPORT_SCHEMA_VERSION = '1.0';

export const statusSchema = z.enum(STATUSES);

export const severitySchema = z.enum(['error', 'warning']);
export type Severity = z.infer<typeof severitySchema>;

/** A place in a file: 1-based line and column (UTF-16 code units), path relative to the workspace root. */
export const locationSchema = z.strictObject({
  file: z.string().min(1).describe('Path relative to the workspace root, with "/" separators'),
  line: z.int().min(1).describe('1-based line'),
  column: z.int().min(1).describe('1-based column, in UTF-16 code units'),
});
export type Location = z.infer<typeof locationSchema>;

export const checkSchema = z.looseObject({
  check_id: z.string().min(1).describe('Fixed id of the check'),
  passed: z.boolean().describe('Whether the check holds; false too where it could not be seen'),
  detail: z.string().describe('What was met, what is allowed, what to do'),
  severity: severitySchema.optional().describe('A warning never changes the status'),
  unverified: z.boolean().optional().describe('True where the check could not be seen'),
  location: locationSchema.optional(),
  help: z.string().optional().describe('Where to read what to do'),
});
export type Check = z.infer<typeof checkSchema>;

/** Counts of the checks with severity `error`; warnings are counted apart. */
export const summarySchema = z.looseObject({
  total: z.int().min(0),
  passed: z.int().min(0),
  failed: z.int().min(0),
  pass_ratio: z.number().min(0).max(1).describe('passed / total, 0 when total is 0'),
  unverified: z.int().min(0).optional(),
  warnings: z.int().min(0).optional().describe('Warnings that do not hold'),
});
export type Summary = z.infer<typeof summarySchema>;

export const inputSchema = z.strictObject({
  path: z.string().min(1).describe('Path relative to the workspace root'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Input = z.infer<typeof inputSchema>;

/** The envelope that every report of this suite has. Evidence contract, section 0. */
export const reportSchema = z.looseObject({
  generated_at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/),
  contract: z.string().min(1),
  status: statusSchema,
  summary: z.looseObject({}),
  checks: z.array(checkSchema),
  schema_version: z.string(),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  subject: z.strictObject({ project: z.string(), root: z.string() }),
  playbook: z.string().optional().describe('Section of the playbook that demands it'),
  inputs: z.array(inputSchema),
});
export type Report = z.infer<typeof reportSchema>;
