import { z } from 'zod';

/** The one executor of all inferred tasks: only tasks with the same executor share a process. */
export const CONTROL_EXECUTOR = '@gonogo/core:control';

/** Options of `@gonogo/core:control`. */
export const controlTaskOptionsSchema = z.strictObject({
  control: z.string().min(1).describe('Id of the control, or "verify"'),
  package: z.string().min(1).optional().describe('Package whose "./controls" lists the control'),
  version: z
    .string()
    .optional()
    .describe('Versions of the suite and the package: part of the hash'),
  root: z.string().default('.').describe('Folder that is governed, relative to the workspace root'),
  report: z.string().optional().describe('Path of the report, relative to the workspace root'),
  artifactsDir: z
    .string()
    .optional()
    .describe("Folder of a gate's reports, relative to the workspace root"),
  options: z.record(z.string(), z.unknown()).optional().describe('Options of the control'),
  evidence: z.array(z.string()).optional().describe('Targets whose reports "verify" enforces'),
  problems: z.array(z.string()).optional().describe('Why the evidence cannot be complete'),
  enforce: z.boolean().optional().describe('Fail on a failed verdict, as "verify" does'),
  timeLimitSeconds: z.number().positive().optional().describe('Time that the control has'),
});

export type ControlTaskOptions = z.input<typeof controlTaskOptionsSchema>;
