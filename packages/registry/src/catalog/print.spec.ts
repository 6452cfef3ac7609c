import { loadYaml } from '../yaml/load.js';
import { array, float, object, type Printable, printJson } from './print.js';

function fromYaml(text: string): Printable {
  const result = loadYaml(text);
  if (!result.ok) throw new Error(result.message);
  return result.root;
}

// As Python's json.dumps(value, indent=2, ensure_ascii=False) prints what PyYAML loads.
it.each([
  [
    '[0.0, 1e3, .5, 0x1F, 1_000, 12:30:45, -0.0, 1.5e+3]',
    '[\n  0.0,\n  "1e3",\n  0.5,\n  31,\n  1000,\n  45045,\n  -0.0,\n  1500.0\n]\n',
  ],
  [
    '[yes, y, ~, 99999999999999999999, 1.0e+16]',
    '[\n  true,\n  "y",\n  null,\n  99999999999999999999,\n  1e+16\n]\n',
  ],
  ['{a: {}, b: [], c: [[]]}', '{\n  "a": {},\n  "b": [],\n  "c": [\n    []\n  ]\n}\n'],
  [
    '{1: a, 1.5: b, true: c, ~: d, 2: é😀}',
    '{\n  "1": "c",\n  "1.5": "b",\n  "null": "d",\n  "2": "é😀"\n}\n',
  ],
  ['"\\x01\\t\\"\\\\/\\u2028\\x7f"', '"\\u0001\\t\\"\\\\/\u2028\x7f"\n'],
  ['{d: 2026-09-30}', '{\n  "d": "2026-09-30"\n}\n'],
  ['{2: a, 1: b}', '{\n  "2": "a",\n  "1": "b"\n}\n'],
])('%s is printed as Python does', (yaml, json) => {
  expect(printJson(fromYaml(yaml))).toBe(json);
});

it('our own values are printed the same way', () => {
  const value = object([
    ['a', float(1)],
    ['b', array([1, 'x', null, true])],
  ]);
  expect(printJson(value)).toBe(
    '{\n  "a": 1.0,\n  "b": [\n    1,\n    "x",\n    null,\n    true\n  ]\n}\n',
  );
});
