import fc from 'fast-check';
import picomatch from 'picomatch';
import { escapeGlob } from '../../files/escape-glob.js';
import { samplePaths } from './sample-paths.js';

const C = '\u2042';
const N = C + C;

it.each([
  ['a/b.json', ['a/b.json']],
  ['a/*.json', [`a/${N}.json`]],
  ['a/?.json', [`a/${C}.json`]],
  ['**/x', ['x', `${N}/x`, `${N}/${N}/x`]],
  ['a/**', [`a/${N}`, `a/${N}/${N}`]],
  ['*.{yml,yaml}', [`${N}.yml`, `${N}.yaml`]],
  ['{a,b/{c,d}}.x', ['a.x', 'b/c.x', 'a.x', 'b/d.x']],
  ['[a-c]/x', ['a/x']],
  ['[!a]/x', [`${C}/x`]],
  ['[(]g[)]/[{]a,b}/[*][!]', ['(g)/{a,b}/*!']],
])('of %s are %j', (pattern, samples) => expect(samplePaths(pattern)).toEqual(samples));

it('match their pattern, whatever the folder is called', () => {
  const folder = fc.string({
    unit: fc.constantFrom('a', '[', ']', '{', '}', '(', '!', '*', '$', ' ', ','),
  });
  const tail = fc.constantFrom('*.json', '**/*.{yml,yaml}', 'x/**', '?.json', 'f.json');
  fc.assert(
    fc.property(folder, tail, (name, end) => {
      const pattern = `r${escapeGlob(name)}/${end}`;
      const isMatch = picomatch(pattern, { dot: true });
      for (const path of samplePaths(pattern)) expect([path, isMatch(path)]).toEqual([path, true]);
    }),
    { numRuns: 1000 },
  );
});
