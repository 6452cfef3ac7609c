import fc from 'fast-check';
import { parse } from 'jsonc-parser';
import { insertValue, readJsonText, type JsonTextPath } from './json-text';

function insert(text: string, path: JsonTextPath, value: unknown): string {
  return insertValue({ path: 'nx.json', text }, path, value);
}

describe('insertValue', () => {
  it('keeps comments where they are, and a trailing comma', () => {
    const text = `{
  // ours
  "plugins": [
    "a", // why a
    "b", // last
  ],
  "z": 1 // end
}
`;
    expect(insert(text, ['plugins', -1], 'c')).toBe(`{
  // ours
  "plugins": [
    "a", // why a
    "b", // last
    "c",
  ],
  "z": 1 // end
}
`);
    expect(insert(text, ['zz'], { a: 1 })).toBe(`{
  // ours
  "plugins": [
    "a", // why a
    "b", // last
  ],
  "z": 1, // end
  "zz": {
    "a": 1
  }
}
`);
  });

  it('stays on the line where the neighbours are on one', () => {
    expect(insert('{ "o": { "controls": ["x"] } }', ['o', 'controls', -1], 'y')).toBe(
      '{ "o": { "controls": ["x", "y"] } }',
    );
    expect(insert('{ "o": { "a": 1 } }', ['o', 'controls'], ['y'])).toBe(
      '{ "o": { "a": 1, "controls": ["y"] } }',
    );
  });

  it('takes indentation and line ends over', () => {
    expect(insert('{\r\n\t"a": 1\r\n}\r\n', ['b', 'c'], 2)).toBe(
      '{\r\n\t"a": 1,\r\n\t"b": {\r\n\t\t"c": 2\r\n\t}\r\n}\r\n',
    );
  });

  it('fills what is empty', () => {
    expect(insert('{}\n', ['a', -1], { b: [] })).toBe(
      '{\n  "a": [\n    {\n      "b": []\n    }\n  ]\n}\n',
    );
    expect(insert('{\n  // nothing yet\n}\n', ['a'], 1)).toBe('{\n  // nothing yet\n  "a": 1\n}\n');
    expect(insert('{\n  "a": []\n}', ['a', -1], 'x')).toBe('{\n  "a": ["x"]\n}');
  });

  it('puts a key to its place among keys that are sorted, and last among others', () => {
    expect(insert('{\n  "a": 1, // a\n  "c": 1\n}', ['b'], 2)).toBe(
      '{\n  "a": 1, // a\n  "b": 2,\n  "c": 1\n}',
    );
    expect(insert('{ "c": 1, "a": 1 }', ['b'], 2)).toBe('{ "c": 1, "a": 1, "b": 2 }');
  });

  it('replaces what is there', () => {
    expect(insert('{\n  "p": [\n    "a" // c\n  ]\n}', ['p', 0], { plugin: 'a', n: [1] })).toBe(
      '{\n  "p": [\n    {\n      "plugin": "a",\n      "n": [1]\n    } // c\n  ]\n}',
    );
  });

  it('keeps a byte-order mark', () => {
    expect(insert('\uFEFF{ "a": 1 }', ['b'], 2)).toBe('\uFEFF{ "a": 1, "b": 2 }');
  });

  it('says where a text cannot be parsed, and where a value has another type', () => {
    expect(() => insert('{\n  "a": \n}', ['b'], 1)).toThrow('nx.json:3:1: not valid JSON');
    expect(() => insert('', ['b'], 1)).toThrow('nx.json:1:1: not valid JSON');
    expect(() => insert('{ "a": { "b": 1 } }', ['a', 'b', -1], 1)).toThrow(
      'nx.json: a.b is of type number; array is expected',
    );
    expect(() => insert('[]', ['a'], 1)).toThrow('the whole file is of type array');
  });

  it('adds the value and changes no other, whatever the text', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ minLength: 1 }), value, { maxKeys: 4 }),
        value,
        fc.constantFrom(undefined, 2, '\t'),
        (object, added, space) => {
          const text = JSON.stringify({ outer: object }, null, space);
          const edited = insert(text, ['outer', 'added!', 'list', -1], added);
          const expected = { outer: { ...object, 'added!': { list: [added] } } };
          expect(parse(edited)).toEqual(JSON.parse(JSON.stringify(expected)));
        },
      ),
    );
  });
});

describe('readJsonText', () => {
  it('reads through comments', () => {
    expect(readJsonText({ path: 'nx.json', text: '{ "a": [1,], /* b */ }' })).toEqual({ a: [1] });
  });
});
