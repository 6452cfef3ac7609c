import { z } from 'zod';
import { OptionsError, parseOptions } from '../../control/parse-options.js';

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

/**
 * Parses the options. Of `env`, which may hold secrets, no value is ever told.
 *
 * @param where names the options in the message
 * @throws OptionsError naming what does not fit
 */
export function parseCommandOptions(given: unknown, where: string): CommandOptions {
  const options: Readonly<Record<string, unknown>> = { ...(given as object) };
  const env = options.env ?? {};
  if (typeof env !== 'object' || Array.isArray(env)) {
    throw new OptionsError(`${where}:\n  - env is no object: names with texts are expected`);
  }
  const wrong = Object.entries(env).filter(
    ([, value]) => typeof value !== 'string' || value.includes('\0'),
  );
  if (wrong.length === 0) return parseOptions(commandOptionsSchema, given, where);
  const lines = wrong.map(
    ([name]) =>
      `  - env.${name} is no text that a program can be given (its value is not shown here)`,
  );
  throw new OptionsError(`${where}:\n${lines.join('\n')}`);
}
