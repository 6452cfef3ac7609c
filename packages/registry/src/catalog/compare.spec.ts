import fc from 'fast-check';
import { differenceOf } from './compare.js';

const BLOCK = 65_536;

/** Line and column of the first difference, one character after the other. */
function plainDifference(actual: string, expected: string): { line: number; column: number } {
  let [line, column] = [1, 1];
  for (let at = 0; at < actual.length && actual[at] === expected[at]; at += 1) {
    if (actual[at] === '\n') [line, column] = [line + 1, 1];
    else column += 1;
  }
  return { line, column };
}

describe('the first difference', () => {
  it.each([0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 3 * BLOCK - 1])(
    'is found at offset %i',
    (at) => {
      const expected = 'ab\n'.repeat(BLOCK + 5);
      const actual = `${expected.slice(0, at)}X${expected.slice(at + 1)}`;
      expect(differenceOf(actual, expected)).toMatchObject(plainDifference(actual, expected));
      const shorter = expected.slice(0, at);
      expect(differenceOf(shorter, expected)).toMatchObject(plainDifference(shorter, expected));
    },
  );

  it('is that of the plain comparison', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (actual, expected) => {
        fc.pre(actual !== expected);
        expect(differenceOf(actual, expected)).toMatchObject(plainDifference(actual, expected));
      }),
    );
  });
});
