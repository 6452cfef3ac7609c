import type { z } from 'zod';
import { describeIssues } from '../json/describe-issue.js';

/** Options that do not fit their schema: a mistake of the caller, told with every problem at once. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
}

/**
 * Parses options with a strict schema.
 *
 * @param where names the options in the message, such as `Options of control "x"`
 * @returns the options with defaults filled in
 * @throws OptionsError naming every wrong or unknown option, what was met, and the known ones
 */
export function parseOptions<Schema extends z.ZodObject>(
  schema: Schema,
  given: unknown,
  where: string,
): z.output<Schema> {
  const result = schema.safeParse(given ?? {});
  if (result.success) return result.data;
  const lines = describeIssues(result.error.issues, given, schema).map(
    ({ message }) => `  - ${message}`,
  );
  throw new OptionsError(`${where}:\n${lines.join('\n')}`);
}
