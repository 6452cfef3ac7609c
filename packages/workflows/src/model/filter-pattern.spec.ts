import fc from 'fast-check';
import { matchesFilter } from './filter-pattern.js';

describe('matchesFilter', () => {
  test.each([
    [['main'], 'main', true],
    [['main'], 'maintenance', false],
    [['release/*'], 'release/1', true],
    [['release/*'], 'release/1/2', false],
    [['release/**'], 'release/1/2', true],
    [['**'], 'a/b', true],
    [['*'], 'a/b', false],
    [['**/x'], 'x', true],
    [['v[12].[0-9]+'], 'v1.10', true],
    [['v[12].[0-9]+'], 'v3.1', false],
    [['main?'], 'mai', true],
    [['a.b'], 'axb', false],
    [['*', '!main'], 'main', false],
    [['!main', '*'], 'main', true],
    [['!main'], 'other', false],
    [['\\*'], '*', true],
    [['['], '[', true],
    [['+'], 'x', false],
    [[], 'main', false],
  ])('%p and %s: %s', (patterns, name, expected) => {
    expect(matchesFilter(patterns, name)).toBe(expected);
  });

  it('never throws, and a plain name matches itself', () => {
    fc.assert(
      fc.property(fc.string(), (pattern) => {
        expect(typeof matchesFilter([pattern], 'main')).toBe('boolean');
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[\w./-]+$/), (name) => {
        expect(matchesFilter([name], name)).toBe(true);
      }),
    );
  });
});
