import fc from 'fast-check';
import { pythonFloat, pythonRound } from './python-number.js';

// As CPython 3.11 prints them.
it.each([
  [0, '0.0'],
  [-0, '-0.0'],
  [1500, '1500.0'],
  [1e16, '1e+16'],
  [1e-7, '1e-07'],
  [100000, '100000.0'],
  [1234567890123456, '1234567890123456.0'],
  [12345678901234568, '1.2345678901234568e+16'],
  [0.0001, '0.0001'],
  [0.00001, '1e-05'],
  [-1.5e-5, '-1.5e-05'],
  [1e22, '1e+22'],
  [5e-324, '5e-324'],
  [1.7976931348623157e308, '1.7976931348623157e+308'],
  [0.1, '0.1'],
  [123.456, '123.456'],
  [Infinity, 'Infinity'],
  [-Infinity, '-Infinity'],
  [NaN, 'NaN'],
])('the float %p is printed as %s', (value, text) => {
  expect(pythonFloat(value)).toBe(text);
});

it('a printed float reads back, and is seen to be one', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Number(pythonFloat(value))).toBe(value);
      expect(pythonFloat(value)).toMatch(/[.e]/);
    }),
  );
});

it.each([
  [0.125, 2, 0.12],
  [0.375, 2, 0.38],
  [2.675, 2, 2.67],
  [3.8, 2, 3.8],
  [1, 2, 1],
  [0.99996, 4, 1],
  [0.00005, 4, 0.0001],
  [2 / 3, 4, 0.6667],
])('%p is rounded to %i places: %p', (value, digits, rounded) => {
  expect(pythonRound(value, digits)).toBe(rounded);
});
