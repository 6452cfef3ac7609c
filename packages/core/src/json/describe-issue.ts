import type { z } from 'zod';
import type { JsonPath } from './json-tree.js';
import { knownKeys } from './known-keys.js';

/** One thing that does not fit a schema. */
export interface DescribedIssue {
  /** Where in the document; of an unknown key the key itself. */
  readonly path: JsonPath;
  readonly kind: 'unknown-key' | 'missing' | 'invalid';
  /** One line: the path, the value met, what is allowed. */
  readonly message: string;
}

/**
 * Flattens what zod found in a value into one line each; every unknown key is an entry of its own and names the
 * keys that are known in its place.
 *
 * @param issues of `schema.safeParse(value)`
 */
export function describeIssues(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  schema: z.core.$ZodType,
): DescribedIssue[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
    if (issue.code !== 'unrecognized_keys') return [describeInvalid(issue, path, value)];
    const known = knownKeys(schema, issue.path).map((key) => JSON.stringify(key));
    const hint = known.length === 0 ? 'no key is allowed here' : `known keys: ${known.join(', ')}`;
    return issue.keys.map((key) => ({
      path: [...path, key],
      kind: 'unknown-key' as const,
      message: `${formatPath([...path, key])}: unknown key; ${hint}`,
    }));
  });
}

function describeInvalid(
  issue: z.core.$ZodIssue,
  path: (string | number)[],
  value: unknown,
): DescribedIssue {
  const met = valueAt(value, path);
  const missing = met === undefined;
  const found = missing ? 'is missing' : `is ${formatValue(met)}`;
  return {
    path,
    kind: missing ? 'missing' : 'invalid',
    message: `${formatPath(path)} ${found}; expected: ${expectation(issue)}`,
  };
}

/** What zod wanted, without what it met, which the line already says. */
function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `a value of type ${issue.expected}`;
    case 'invalid_value':
      return issue.values.map((value) => formatValue(value)).join(' or ');
    case 'invalid_union':
      return issue.errors.map((branch) => branch.map(expectation).join(', ')).join('; or ');
    case 'too_small':
      return `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}${unit(issue.origin)}`;
    case 'too_big':
      return `${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}${unit(issue.origin)}`;
    default:
      return issue.message;
  }
}

function unit(origin: string): string {
  const units: Readonly<Record<string, string>> = { string: ' characters', array: ' elements' };
  return units[origin] ?? '';
}

/** Writes a path the way JavaScript would: `rules.dev_to_staging`, `list[0]`, `a["b c"]`. */
export function formatPath(path: JsonPath): string {
  const parts = path.map((key) => {
    if (typeof key === 'number') return `[${key}]`;
    return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
  });
  return parts.join('').replace(/^\./, '') || 'the document';
}

/** Writes a value as short JSON, so that `1`, `"1"` and `true` can be told apart. */
export function formatValue(value: unknown): string {
  const LONGEST = 80;
  if (Array.isArray(value) && value.length > LONGEST) return `an array of ${value.length} elements`;
  const text = value === undefined ? 'undefined' : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** The value at a path of own keys; `undefined` where there is none. */
export function valueAt(root: unknown, path: JsonPath): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}
