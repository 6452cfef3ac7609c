import { z } from 'zod';

/** Options of `@gonogo/core:command`. */
export const commandOptionsSchema = z.strictObject({
  command: z.string().min(1).describe('Program to run; no shell reads it'),
  args: z.array(z.string()).default([]).describe('Its arguments, one by one'),
  cwd: z.string().optional().describe("Folder to run in; the project's root by default"),
  env: z.record(z.string(), z.string()).default({}).describe('Environment variables to add'),
  report: z
    .string()
    .min(1)
    .describe('Report that the command leaves, relative to the workspace root: JSON with a status'),
  contract: z.string().optional().describe('Contract that the report must name'),
  enforce: z.boolean().default(false).describe('Fail on a failed verdict, as "verify" does'),
  timeLimitSeconds: z
    .number()
    .positive()
    .default(600)
    .describe('Time after which the command and all that it started are ended'),
});

export type CommandOptions = z.output<typeof commandOptionsSchema>;
