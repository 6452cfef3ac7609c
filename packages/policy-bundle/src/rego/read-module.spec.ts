import fc from 'fast-check';
import { readModule } from './read-module.js';

const packageOf = (text: string) => readModule(text).package;
const defaultsOf = (text: string) => readModule(text).defaults.map(({ name }) => name);

describe('package', () => {
  it.each([
    ['package a', ['a'], 0],
    ['# title\n\n  package a.b.c\n', ['a', 'b', 'c'], 11],
    ['\uFEFFpackage a.b\r\nimport rego.v1\r\n', ['a', 'b'], 1],
    ['package a["b-c"].d # note', ['a', 'b-c', 'd'], 0],
    ['package a["\\u0062 \\"c\\""]["d"]', ['a', 'b "c"', 'd'], 0],
    ['package a.b; x := 1', ['a', 'b'], 0],
    ['package\ta', ['a'], 0],
  ])('%j', (text, path, offset) => {
    expect(packageOf(text)).toEqual({ path, offset });
  });

  it.each([
    '',
    '# package a',
    'package',
    'package 1',
    'package "a"',
    'packages a',
    'import rego.v1\npackage a',
    'x := "package a"',
    '`\npackage a\n`',
    'package a b',
    'package a["b"',
    'package a[b]',
    'package a.',
    'package a.\n',
    'package a[`b`]',
  ])('none in %j', (text) => {
    expect(packageOf(text)).toBeUndefined();
  });

  it('is the first statement only', () => {
    expect(packageOf('package a\npackage b\n')?.path).toEqual(['a']);
  });
});

describe('default rules', () => {
  it.each([
    ['default result := {"status": "deny"}', ['result']],
    ['default result = false', ['result']],
    ['default\tresult:=1', ['result']],
    ['x := 1; default result := 2', ['result']],
    ['allow { true }\r\ndefault result := 1\r\n', ['result']],
    ['default result := {\n  "default": 1,\n}\ndefault allow := false', ['result', 'allow']],
    ['x := $"{y} default"\ndefault result := 1', ['result']],
  ])('%j', (text, names) => {
    expect(defaultsOf(text)).toEqual(names);
  });

  it.each([
    ['a comment', '# default result := 1'],
    ['a trailing comment', 'x := 1 # default result := 1'],
    ['a string', 'x := "default result := 1"'],
    ['a raw string', 'x := `\ndefault result := 1\n`'],
    ['a template string', 'x := $`{y}\ndefault result := 1\n`'],
    ['a template in a template', 'x := $`{ $"{ `\ndefault result := 1` }" }`'],
    ['a body', 'allow {\n  default result := 1\n}'],
    ['an array', 'x := [\ndefault result := 1\n]'],
    ['a function', 'default result(x) := 1'],
    ['a longer path', 'default result.status := 1'],
    ['an indexed path', 'default result["status"] := 1'],
    ['no value', 'default result'],
    ['an operator without a value', 'default result :='],
    ['a comparison', 'default result == 1'],
    ['a plain rule', 'result := 1'],
    ['a reference', 'x := input.\ndefault result := 1'],
    ['the middle of a line', 'x default result := 1'],
    ['a quoted name', 'default "result" := 1'],
  ])('none in %s', (_, text) => {
    expect(defaultsOf(text)).toEqual([]);
  });

  it('tells a longer name apart', () => {
    expect(defaultsOf('default results := 1\ndefault my_result := 2')).toEqual([
      'results',
      'my_result',
    ]);
    expect(defaultsOf('defaults result := 1\nresult.default := 1')).toEqual([]);
  });
});

describe('what OPA would refuse', () => {
  it.each([
    ['x := "open\ny := 1', 5, 'the string that starts here is not closed'],
    ['x := `open\n', 5, 'the string that starts here is not closed'],
    ['x := $"{ open', 5, 'the string that starts here is not closed'],
    ['x := $"a\n"', 8, 'the string that starts here is not closed'],
    ['x := "\\x"', 6, '"\\\\x" is no escape of Rego'],
    ['x := "\\u12"', 6, '"\\\\u" is no escape of Rego'],
    ['x := $"\\{ \\q"', 10, '"\\\\q" is no escape of Rego'],
    ['package a["\t"]', 11, 'a string may not hold a control character'],
    ['allow {\n', 6, '"{" is not closed: add "}"'],
    ['allow }', 6, '"}" closes nothing: no bracket is open here'],
    ['x := [1}', 7, '"}" closes nothing: "]" is due here'],
  ])('%j', (text, offset, message) => {
    const { problem } = readModule(text);
    expect(problem?.offset).toBe(offset);
    expect(problem?.message).toContain(message);
  });

  it.each(['x := "\\"{\\\\"', 'x := `\\`', 'x := $"\\{ {`}`} {"}"} "', 'x := $`\\{ " \\`'])(
    'not %j',
    (text) => {
      expect(readModule(text).problem).toBeUndefined();
    },
  );
});

describe('properties', () => {
  const noise = fc.array(
    fc.oneof(
      fc.constantFrom(
        '\n',
        '\r\n',
        ' ',
        '{',
        '}',
        '[',
        ']',
        '"',
        '`',
        '#',
        '\\',
        '$',
        'default result := 1',
      ),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 40 },
  );
  const hidden = fc.oneof(
    noise.map((parts) => `# ${parts.join('').replaceAll('\n', ' ')}\n`),
    noise.map((parts) => `x := \`${parts.join('').replaceAll('`', '')}\`\n`),
    noise.map((parts) => `x := ${JSON.stringify(parts.join(''))}\n`),
    fc.constantFrom('allow {\n  default result := 1\n}\n', 'f(x) := y { y := [x | x] }\r\n', '\n'),
  );

  it('reads any text to its end, without an exception', () => {
    fc.assert(
      fc.property(noise, (parts) => {
        const text = parts.join('');
        const { defaults, problem } = readModule(text);
        for (const { offset } of defaults) expect(text.slice(offset)).toMatch(/^default/);
        expect(problem?.offset ?? 0).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('finds what is declared, at its place, among anything that hides text', () => {
    fc.assert(
      fc.property(fc.array(hidden), fc.array(hidden), fc.boolean(), (before, after, declared) => {
        const head = `package a.b\n${before.join('')}`;
        const rule = declared ? 'default result := 1\n' : '';
        const { defaults, problem, package: found } = readModule(head + rule + after.join(''));
        expect(problem).toBeUndefined();
        expect(found).toEqual({ path: ['a', 'b'], offset: 0 });
        expect(defaults).toEqual(declared ? [{ name: 'result', offset: head.length }] : []);
      }),
    );
  });

  it('bears any depth', () => {
    const depth = 200_000;
    expect(readModule('['.repeat(depth) + ']'.repeat(depth)).problem).toBeUndefined();
    expect(readModule(`x := ${'$"{'.repeat(depth)}`).problem?.offset).toBe(5);
  });
});
