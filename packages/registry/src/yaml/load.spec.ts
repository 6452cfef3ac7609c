import fc from 'fast-check';
import { plain } from '../testing/plain.js';
import { loadYaml } from './load.js';
import type { YamlNode } from './types.js';

function load(text: string): YamlNode {
  const result = loadYaml(text);
  if (!result.ok) throw new Error(result.message);
  return result.root;
}

// Values as PyYAML 6.0.3 gives them.
describe.each([
  ['0', 'integer', 0],
  ['+7', 'integer', 7],
  ['-0', 'integer', 0],
  ['1_000', 'integer', 1000],
  ['0x1F', 'integer', 31],
  ['-0x1f', 'integer', -31],
  ['0b101', 'integer', 5],
  ['017', 'integer', 15],
  ['12:30:45', 'integer', 45045],
  ['9007199254740993', 'integer', 9007199254740993n],
  ['-99999999999999999999', 'integer', -99999999999999999999n],
  ['0o17', 'string', '0o17'],
  ['08', 'string', '08'],
  ['12:60', 'string', '12:60'],
  ['0.0', 'float', 0],
  ['-0.0', 'float', -0],
  ['1.', 'float', 1],
  ['.5', 'float', 0.5],
  ['-.5', 'string', '-.5'],
  ['+.5', 'string', '+.5'],
  ['1.5e+3', 'float', 1500],
  ['1.5E-3', 'float', 0.0015],
  ['1_0.5', 'float', 10.5],
  ['190:20:30.15', 'float', 685230.15],
  ['1.0e+999', 'float', Infinity],
  ['-.INF', 'float', -Infinity],
  ['1e3', 'string', '1e3'],
  ['1.5e3', 'string', '1.5e3'],
  ['1e+3', 'string', '1e+3'],
  ['yes', 'boolean', true],
  ['On', 'boolean', true],
  ['TRUE', 'boolean', true],
  ['No', 'boolean', false],
  ['OFF', 'boolean', false],
  ['y', 'string', 'y'],
  ['N', 'string', 'N'],
  ['yEs', 'string', 'yEs'],
  ['~', 'null', null],
  ['Null', 'null', null],
  ['NULL', 'null', null],
  ['nULL', 'string', 'nULL'],
  ['', 'null', null],
  ['2026-09-30', 'timestamp', '2026-09-30'],
  ['2026-9-30', 'string', '2026-9-30'],
  ['2026-9-3 1:02:03', 'timestamp', '2026-9-3 1:02:03'],
  ['2001-12-14t21:59:43.10-05:00', 'timestamp', '2001-12-14t21:59:43.10-05:00'],
  ["'2026-09-30'", 'string', '2026-09-30'],
  ['"1"', 'string', '1'],
  ['!!str 1', 'string', '1'],
  ['!!int "0x10"', 'integer', 16],
  ['!!float 3', 'float', 3],
  ['! 12', 'integer', 12],
  ['!<tag:yaml.org,2002:str> 5', 'string', '5'],
  ['😀', 'string', '😀'],
  ['"\\U0001F600\\x41\\t\\N"', 'string', '😀A\t\x85'],
  ["'it''s'", 'string', "it's"],
  ['a#b', 'string', 'a#b'],
  ['a:b', 'string', 'a:b'],
] as const)('the scalar %s', (text, type, value) => {
  it(`is the ${type} ${String(value)}`, () => {
    expect(plain(load(text))).toEqual([type, value]);
    expect(plain(load(`- ${text}\n`))).toEqual([[type, value]]);
    expect(plain(load(`[${text}]`))).toEqual(text === '' ? [] : [[type, value]]);
  });
});

describe('a document', () => {
  it.each([
    ['k: |\n  a\n   b\n\n', 'a\n b\n'],
    ['k: |-\n  a\n\n', 'a'],
    ['k: |+\n  a\n\n', 'a\n\n'],
    ['k: |2\n    a\n', '  a\n'],
    ['k: >\n  a\n  b\n\n  c\n   d\n  e\n', 'a b\nc\n d\ne\n'],
    ['k: a\n  b\n\n  c\n', 'a b\nc'],
    ['k: "a\n  b\\\n  c"\n', 'a bc'],
    ["k: 'a\n\n  b'\n", 'a\nb'],
    ['k: "a"#b\n', 'a'],
    ['k: a\r\n  b\r\n', 'a b'],
  ])('%j has the value %j', (text, value) => {
    expect(plain(load(text))).toEqual({
      entries: [
        [
          ['string', 'k'],
          ['string', value],
        ],
      ],
    });
  });

  it('keeps the place of the first of equal keys, the value of the last, and notes the repetition', () => {
    const result = loadYaml('a: 1\nb: 2\na: 3\n');
    expect(result).toMatchObject({ ok: true, duplicateKeys: [{ key: 'a', offset: 10 }] });
    expect(plain(load('a: 1\nb: 2\na: 3\n'))).toEqual(plain(load('a: 3\nb: 2\n')));
  });

  it('has one key for 1, 1.0 and true, as a Python dict', () => {
    expect(plain(load('1: a\ntrue: b\n1.0: c\n"1": d\n'))).toEqual({
      entries: [
        [
          ['integer', 1],
          ['string', 'c'],
        ],
        [
          ['string', '1'],
          ['string', 'd'],
        ],
      ],
    });
  });

  it('merges, with merged keys first and own values on top', () => {
    const text = 'x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz:\n  d: 5\n  <<: [*x, *y]\n  c: 6\n';
    const expected = 'x: {a: 1, b: 2}\ny: {b: 3, c: 4}\nz: {b: 2, c: 6, a: 1, d: 5}\n';
    expect(plain(load(text))).toEqual(plain(load(expected)));
  });

  it('has the offset of each key and value', () => {
    const text = 'a:\n  - x\n  - {k: "v"}\nb:\n';
    const root = load(text);
    if (root.kind !== 'mapping') throw new Error('no mapping');
    const [first, second] = root.entries;
    expect([first?.key.offset, first?.value.offset]).toEqual([0, 5]);
    expect(scalarsOf(root).map(([offset]) => offset)).toEqual([0, 7, 14, 17, 22, 22]);
    // What is empty is at its key.
    expect([second?.key.offset, second?.value.offset]).toEqual([22, 22]);
  });

  it.each(['{a: 1, b}', '? a\n: 1\n? b\n', 'a: 1\nb:\n', '--- {a: 1,\n b: }\n...\n'])(
    '%j is a mapping',
    (text) => {
      expect(plain(load(text))).toEqual(plain(load('{a: 1, b: ~}')));
    },
  );
});

describe.each([
  ['a: [', 4, 'expected "," or "]"|a value'],
  ['a: b: c', 4, 'a mapping value is not allowed here'],
  ['a: 1\n\tb: 2', 5, 'found "\\t"'],
  ['a: 1\n b: 2', 7, 'a mapping value is not allowed here'],
  ['a: "x', 3, 'never closed'],
  ['a: *x', 3, 'names no anchor'],
  ['a: &x [*x]', 7, 'inside its own anchor'],
  ['&a x: &a y', 6, 'defined twice'],
  ['x: 1\na\nb: 1', 5, 'expected ":" after this key'],
  ['- a\nb: 1', 4, 'expected "-"'],
  ['[a]: 1', 0, 'a key must be a scalar'],
  ['<<: 1', 4, 'needs a mapping'],
  ['a: 2026-13-01', 3, 'not a valid timestamp'],
  ['a: 2025-02-29', 3, 'not a valid timestamp'],
  ['a: 0x_', 3, 'not a valid integer'],
  ['a: =', 3, 'not a value'],
  ['a: @x', 3, 'found "@"'],
  ['a: "\\q"', 5, 'escape character'],
  ['a: "\\ud8"', 6, 'hexadecimal'],
  ['a: !!python/object:os.system x', 3, 'does not fit'],
  ['a: !x!y z', 3, 'not declared'],
  ['%YAML 2.0\n---\na', 0, 'not supported'],
  ['a\n---\nb', 2, 'one document'],
  ['a: \u0001', 3, 'U+0001'],
  ['a: \ud800', 3, 'U+D800'],
  ['a: |0\n  x', 4, 'from 1 to 9'],
  [`a: ${'9'.repeat(5000)}`, 3, 'not a valid integer'],
  ['['.repeat(300), 256, 'nested deeper'],
  [`${'- '.repeat(300)}x`, 512, 'nested deeper'],
])('the broken document %#', (text, offset, message) => {
  it(`is not YAML, at ${offset}`, () => {
    expect(loadYaml(text)).toEqual({
      ok: false,
      offset,
      message: expect.stringMatching(new RegExp(message.replace(/[[\]+\\]/g, '\\$&'))) as unknown,
    });
  });
});

describe('any text', () => {
  const fragment = fc.constantFrom(
    ...'abc:-?[]{},&*!|>\'"%@#`~<=. \t\n'.split(''),
    ': ',
    '- ',
    '\n  ',
    '&a ',
    '*a',
    '!!str ',
    '|\n  x\n',
    '---\n',
  );

  it('is read or refused, with an offset inside it', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const result = loadYaml(text);
        if (!result.ok) expect(result.offset).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3000 },
    );
  });

  it('is what it was, when it is written as JSON', () => {
    const readable = fc
      .string({ unit: 'binary' })
      .filter(
        (text) =>
          !/[\ud800-\udfff]/.test(text) &&
          JSON.stringify(text).search(/[\x7f-\x9f\ufffe\uffff]/) < 0,
      );
    fc.assert(
      fc.property(
        fc.dictionary(readable, fc.oneof(readable, fc.integer(), fc.boolean(), fc.constant(null)), {
          noNullPrototype: true,
        }),
        (value) => {
          const root = load(JSON.stringify(value));
          if (root.kind !== 'mapping') throw new Error('no mapping');
          expect(
            Object.fromEntries(
              root.entries.map((entry) => [
                entry.key.value,
                entry.value.kind === 'scalar' ? entry.value.value : entry.value,
              ]),
            ),
          ).toEqual(value);
        },
      ),
    );
  });

  it('has positions that lead back to each plain value', () => {
    const word = fc.stringMatching(/^[g-k]{1,8}$/);
    const tree = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        word,
        fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
        fc.dictionary(word, tie('node'), { minKeys: 1, maxKeys: 3 }),
      ),
    })).node;
    fc.assert(
      fc.property(tree, (value) => {
        const text = emit(value, 0);
        for (const [offset, found] of scalarsOf(load(text)))
          expect(text.startsWith(found, offset)).toBe(true);
      }),
    );
  });
});

function emit(value: unknown, depth: number): string {
  const pad = '  '.repeat(depth);
  if (typeof value === 'string') return value;
  if (Array.isArray(value))
    return value.map((item) => `\n${pad}- ${emit(item, depth + 1)}`).join('');
  return Object.entries(value as object)
    .map(([key, item]) => `\n${pad}${key}: ${emit(item, depth + 1)}`)
    .join('');
}

function scalarsOf(node: YamlNode): [number, string][] {
  if (node.kind === 'scalar') return [[node.offset, String(node.value)]];
  if (node.kind === 'sequence') return node.items.flatMap(scalarsOf);
  return node.entries.flatMap(({ key, value }) => [...scalarsOf(key), ...scalarsOf(value)]);
}
