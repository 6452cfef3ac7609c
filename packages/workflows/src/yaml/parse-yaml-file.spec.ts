import { isMap } from 'yaml';
import { sourceFile } from '../testing/source-file.js';
import { parseYamlFile } from './parse-yaml-file.js';

function problem(text: string): string {
  const result = parseYamlFile(sourceFile(text));
  if (result.ok) return 'none';
  const { message, location } = result.problem;
  return `${location.line}:${location.column} ${message}`;
}

describe('parseYamlFile', () => {
  it('reads an empty file as no document and a stream as several', () => {
    const empty = parseYamlFile(sourceFile(''));
    const stream = parseYamlFile(sourceFile('a: 1\n---\nb: 2\n'));
    expect(empty.ok && empty.yaml.documents.length).toBe(0);
    expect(stream.ok && stream.yaml.documents.length).toBe(2);
  });

  it.each([
    ['on: push\njobs: [\n', /^3:1 not valid YAML/],
    ['a: 1\nb:\n  c: 1\n  c: 2\n', /^4:3 key "c" is given twice/],
    ['a: *nothing\n', /^1:4 alias \*nothing has no anchor &nothing before it/],
    ['a: &a\n  b: *a\n', /^2:6 alias \*a contains itself/],
    ['a: "\\q"\n', /^1:5 not valid YAML/],
    ['\tb: 1\n', /^1:\d+ not valid YAML/],
  ])('gives the place of what is wrong in %j', (text, expected) => {
    expect(problem(text)).toMatch(expected);
  });

  it('accepts the same key in two maps, and an anchor that is set again', () => {
    expect(problem('a: &x { k: 1 }\nb: &x { k: 2 }\nc: *x\n')).toBe('none');
  });

  it('refuses aliases that multiply', () => {
    const lines = ['l0: &l0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 9; level++) {
      lines.push(
        `l${level}: &l${level} [${Array(10)
          .fill(`*l${level - 1}`)
          .join(', ')}]`,
      );
    }
    expect(problem(lines.join('\n'))).toMatch(/^6:\d+ holds more than 200000 nodes/);
  });

  it('refuses aliases that nest', () => {
    const lines = ['l0: &l0 [x]'];
    for (let level = 1; level < 500; level++) lines.push(`l${level}: &l${level} [*l${level - 1}]`);
    expect(problem(lines.join('\n'))).toMatch(/^101:\d+ is nested deeper than 100 levels/);
  });

  it('refuses deep nesting without overflowing the stack', () => {
    expect(problem(`a: ${'['.repeat(100_000)}`)).toMatch(/nested deeper than 100 levels/);
    expect(problem(`${'- '.repeat(20_000)}x`)).toMatch(/nested deeper than 100 levels/);
  });

  it('takes a map with very many keys in linear time', () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n');
    expect(problem(text)).toBe('none');
  });

  it('resolves an alias to what its anchor holds, and locates the alias itself', () => {
    const result = parseYamlFile(sourceFile('a: &x\n  k: 1\nb: *x\n'));
    if (!result.ok) throw new Error(result.problem.message);
    const root = result.yaml.documents[0]?.contents;
    if (!isMap(root)) throw new Error('no map');
    const alias = root.get('b', true);
    expect(result.yaml.resolve(alias)).toBe(root.get('a', true));
    expect(result.yaml.locate(alias)).toMatchObject({ line: 3, column: 4 });
    expect(result.yaml.resolve(undefined)).toBeUndefined();
  });
});
