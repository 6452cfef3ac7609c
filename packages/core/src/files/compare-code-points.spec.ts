import fc from 'fast-check';
import { compareCodePoints } from './compare-code-points.js';

/** The same by code points as numbers. */
function byCodePoint(left: string, right: string): number {
  const [a, b] = [left, right].map((text) => Array.from(text, (c) => c.codePointAt(0) ?? 0));
  for (const [index, point] of (a ?? []).entries()) {
    const other = b?.[index];
    if (other === undefined) return 1;
    if (point !== other) return Math.sign(point - other);
  }
  return Math.sign((a?.length ?? 0) - (b?.length ?? 0));
}

// Ends of the ranges where code units and code points order differently, as well as any character.
const unit = fc.oneof(
  fc.constantFrom('a', '\uD7FF', '\uE000', '\uFFFD', '\u{10000}', '\u{10FFFF}'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);
const text = fc.string({ unit });

it('orders as the code points do', () => {
  fc.assert(
    fc.property(text, text, (left, right) => {
      expect(Math.sign(compareCodePoints(left, right))).toBe(byCodePoint(left, right));
    }),
    { numRuns: 2000 },
  );
});

it('puts what lies beyond the basic plane after all that lies in it', () => {
  expect(['\u{1F600}', '\uFF5E', 'z', ''].sort(compareCodePoints)).toEqual([
    '',
    'z',
    '\uFF5E',
    '\u{1F600}',
  ]);
});
