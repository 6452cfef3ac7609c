import type { z } from 'zod';

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
  const known = Object.keys(schema.shape);
  const lines = result.error.issues.map((issue) => `  - ${describeIssue(issue, given, known)}`);
  throw new OptionsError(`${where}:\n${lines.join('\n')}`);
}

function describeIssue(issue: z.core.$ZodIssue, given: unknown, known: readonly string[]): string {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => `"${path === '' ? key : `${path}.${key}`}"`).join(', ');
    const hint = path === '' ? `; known: ${known.join(', ') || 'none'}` : '';
    return `unknown option ${names}${hint}`;
  }
  const met = valueAt(given, issue.path);
  return `option "${path}" is ${met === undefined ? 'missing' : JSON.stringify(met)}: ${issue.message}`;
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  let value = given;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
