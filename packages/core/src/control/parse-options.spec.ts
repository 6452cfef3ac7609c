import { z } from 'zod';
import { OptionsError, parseOptions } from './parse-options.js';

const schema = z.strictObject({
  ratio: z.number().min(0).max(1).default(0.5),
  mode: z.enum(['a', 'b']).optional(),
  nested: z.strictObject({ known: z.string() }).optional(),
});

function messageOf(given: unknown): string {
  try {
    parseOptions(schema, given, 'Options of x');
    return 'no error';
  } catch (error) {
    if (error instanceof OptionsError) return error.message;
    throw error;
  }
}

it('fills in defaults, also where nothing is given', () => {
  expect(parseOptions(schema, undefined, '')).toEqual({ ratio: 0.5 });
  expect(parseOptions(schema, null, '')).toEqual({ ratio: 0.5 });
  expect(parseOptions(schema, { mode: 'a' }, '')).toEqual({ ratio: 0.5, mode: 'a' });
});

it.each<[unknown, string]>([
  [{ raito: 1 }, 'raito: unknown key; known keys: "ratio", "mode", "nested"'],
  [{ nested: { known: '', other: 1 } }, 'nested.other: unknown key; known keys: "known"'],
  [{ nested: {} }, 'nested.known is missing; expected: a value of type string'],
  [{ ratio: '0.5' }, 'ratio is "0.5"; expected: a value of type number'],
  [{ ratio: 2 }, 'ratio is 2; expected: at most 1'],
  [{ mode: 'c' }, 'mode is "c"; expected: "a" or "b"'],
  ['text', 'the document is "text"; expected: a value of type object'],
  [[], 'the document is []; expected: a value of type object'],
])('tells what is wrong with %j', (given, line) => {
  expect(messageOf(given)).toBe(`Options of x:\n  - ${line}`);
});

it('tells all problems at once', () => {
  expect(messageOf({ ratio: -1, mode: 1, x: 1, y: 2 }).split('\n')).toHaveLength(5);
});
