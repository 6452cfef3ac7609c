import { z } from 'zod';
import { describeIssues, formatPath, formatValue, valueAt } from './describe-issue.js';

const schema = z.strictObject({
  mode: z.enum(['a', 'b']),
  count: z.int().min(1).optional(),
  names: z.array(z.string()).max(2).default([]),
  rules: z.record(z.string(), z.strictObject({ on: z.boolean() })).optional(),
  either: z.union([z.string(), z.strictObject({ left: z.number() })]).optional(),
});

function messages(value: unknown): string[] {
  const result = schema.safeParse(value);
  const issues = result.success ? [] : result.error.issues;
  return describeIssues(issues, value, schema).map((issue) => issue.message);
}

it.each([
  [{ mode: 'a' }, []],
  [{}, ['mode is missing; expected: "a" or "b"']],
  [{ mode: 1 }, ['mode is 1; expected: "a" or "b"']],
  [{ mode: 'a', count: '1' }, ['count is "1"; expected: a value of type number']],
  [{ mode: 'a', count: 1.5 }, ['count is 1.5; expected: a value of type int']],
  [{ mode: 'a', count: 0 }, ['count is 0; expected: at least 1']],
  [{ mode: 'a', names: ['x', 2] }, ['names[1] is 2; expected: a value of type string']],
  [{ mode: 'a', names: ['', '', ''] }, ['names is ["","",""]; expected: at most 2 elements']],
  [
    { mode: 'a', either: true },
    ['either is true; expected: a value of type string; or a value of type object'],
  ],
  [null, ['the document is null; expected: a value of type object']],
  [
    { mode: 'a', rules: { r: { on: true, off: 1, 'a b': 2 } } },
    ['rules.r.off: unknown key; known keys: "on"', 'rules.r["a b"]: unknown key; known keys: "on"'],
  ],
  [
    { mode: 'a', Mode: 'b' },
    ['Mode: unknown key; known keys: "mode", "count", "names", "rules", "either"'],
  ],
])('%j', (value, expected) => {
  expect(messages(value)).toEqual(expected);
});

it('names a __proto__ key like any other unknown key', () => {
  expect(messages(JSON.parse('{"mode": "a", "__proto__": 1}'))).toEqual([
    expect.stringContaining('__proto__: unknown key'),
  ]);
});

it('formats paths and values unambiguously and briefly', () => {
  expect(formatPath([])).toBe('the document');
  expect(formatPath(['a', 0, 'b-c', ''])).toBe('a[0]["b-c"][""]');
  expect(formatValue('1')).toBe('"1"');
  expect(formatValue(undefined)).toBe('undefined');
  expect(formatValue('x'.repeat(200))).toHaveLength(81);
  expect(formatValue(new Array(1e6).fill(0))).toBe('an array of 1000000 elements');
  expect(valueAt({}, ['toString'])).toBeUndefined();
});
