import fc from 'fast-check';
import type { ExpressionValue } from './expression-values.js';
import { expandMatrix } from './matrix.js';

function suffixes(matrix: ExpressionValue): string[] {
  const expansion = expandMatrix(matrix);
  if (!expansion.known) throw new Error(expansion.reason);
  return expansion.combinations.map(({ suffix }) => suffix.join(', '));
}

describe('expandMatrix', () => {
  it('takes the product in the order of the keys, the first one slowest', () => {
    expect(suffixes({ os: ['linux', 'mac'], node: [20, 22] })).toEqual([
      'linux, 20',
      'linux, 22',
      'mac, 20',
      'mac, 22',
    ]);
  });

  it("follows the example of GitHub's documentation on include", () => {
    const expansion = expandMatrix({
      fruit: ['apple', 'pear'],
      animal: ['cat', 'dog'],
      include: [
        { color: 'green' },
        { color: 'pink', animal: 'cat' },
        { fruit: 'apple', shape: 'circle' },
        { fruit: 'banana' },
        { fruit: 'banana', animal: 'cat' },
      ],
    });
    expect(expansion).toMatchObject({
      known: true,
      combinations: [
        { values: { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' } },
        { values: { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' } },
        { values: { fruit: 'pear', animal: 'cat', color: 'pink' } },
        { values: { fruit: 'pear', animal: 'dog', color: 'green' } },
        { values: { fruit: 'banana' } },
        { values: { fruit: 'banana', animal: 'cat' } },
      ],
    });
  });

  it('shows the values of an include in the name of its own combination only', () => {
    const matrix = {
      os: ['linux'],
      include: [
        { os: 'linux', extra: 'x' },
        { extra: 'y', os: 'mac' },
      ],
    };
    expect(suffixes(matrix)).toEqual(['linux', 'mac, y']);
  });

  it('excludes what a part of the values matches, without regard to case', () => {
    const matrix: ExpressionValue = {
      os: ['linux', 'mac'],
      node: [20, 22],
      exclude: [{ os: 'Linux', node: '20' }, { os: 'mac' }],
    };
    expect(suffixes(matrix)).toEqual(['linux, 22']);
  });

  it('shows scalars however deep, and leaves out what has no text', () => {
    expect(suffixes({ cfg: [{ os: 'linux', opts: [true, null, ''] }] })).toEqual(['linux, true']);
  });

  it('makes a combination of each include where there is nothing else', () => {
    expect(suffixes({ include: [{ a: 1 }, { a: 2, b: 'x' }] })).toEqual(['1', '2, x']);
  });

  test.each<[string, ExpressionValue]>([
    ['no mapping', ['a']],
    ['a vector by expression', { os: '${{ fromJSON(inputs.os) }}' }],
    ['a value by expression', { os: ['${{ inputs.os }}'] }],
    ['an include by expression', { os: ['linux'], include: '${{ fromJSON(inputs.more) }}' }],
    ['an include that is no mapping', { os: ['linux'], include: ['x'] }],
    ['too many combinations', { a: Array<number>(17).fill(0), b: Array<number>(17).fill(0) }],
  ])('does not know %s', (_name, matrix) => {
    expect(expandMatrix(matrix).known).toBe(false);
  });

  it('has as many combinations as the product, and each original value survives', () => {
    const vector = fc.uniqueArray(
      fc.string({ minLength: 1 }).filter((text) => !text.includes('${{')),
      { minLength: 1, maxLength: 4 },
    );
    const key = fc.constantFrom('a', 'b', 'c', 'd');
    fc.assert(
      fc.property(fc.dictionary(key, vector, { minKeys: 1 }), fc.string(), (vectors, extra) => {
        const expansion = expandMatrix({ ...vectors, include: [{ extra: [extra] }] });
        const size = Object.values(vectors).reduce((all, { length }) => all * length, 1);
        if (!expansion.known) {
          expect(extra).toContain('${{');
          return;
        }
        expect(expansion.combinations).toHaveLength(size);
        for (const { values } of expansion.combinations) {
          for (const [name, all] of Object.entries(vectors)) expect(all).toContain(values[name]);
        }
      }),
    );
  });
});
