import fc from 'fast-check';
import { indexLines } from '../files/positions.js';
import type { SourceFile } from '../files/types.js';
import { parseJson } from './parse-json.js';

function source(text: string): SourceFile {
  const lines = indexLines(text);
  return {
    path: 'a/b.json',
    text,
    sha256: '0'.repeat(64),
    locate: (offset) => ({ file: 'a/b.json', ...lines.position(offset) }),
  };
}

function parsed(text: string) {
  const result = parseJson(source(text));
  if (!result.ok) throw new Error(result.message);
  return result.document;
}

const at = (line: number, column: number) => ({ file: 'a/b.json', line, column });

describe('positions', () => {
  const document = parsed('{\n  "a": [1, {"b": true}],\n  "c": 2\n}\n');

  it('finds values and keys', () => {
    expect(document.locate([])).toEqual(at(1, 1));
    expect(document.locate(['a'])).toEqual(at(2, 8));
    expect(document.locate(['a'], 'key')).toEqual(at(2, 3));
    expect(document.locate(['a', 1, 'b'])).toEqual(at(2, 18));
    expect(document.locate(['a', 0], 'key')).toEqual(at(2, 9));
  });

  it('falls back to the nearest ancestor that is there', () => {
    expect(document.locate(['a', 1, 'missing', 'deeper'])).toEqual(at(2, 12));
    expect(document.locate(['a', 9])).toEqual(at(2, 8));
    expect(document.locate(['missing'], 'key')).toEqual(at(1, 1));
    expect(document.locate(['c', 'in-a-number'])).toEqual(at(3, 8));
    expect(document.locate(['a', '1'])).toEqual(at(2, 8));
  });

  it('places a missing child of a property at the value of the property, not at its key', () => {
    expect(document.locate(['c', 'x'], 'key')).toEqual(at(3, 8));
  });
});

describe('keys', () => {
  it('reports repeated keys and takes the last, as JSON.parse does', () => {
    const document = parsed('{"a": 1, "b": {"a": 1, "a": 2},\n "a": 3}');
    expect(document.duplicates).toEqual([
      { path: ['b', 'a'], location: at(1, 24) },
      { path: ['a'], location: at(2, 2) },
    ]);
    expect(document.value).toEqual({ a: 3, b: { a: 2 } });
    expect(document.locate(['a'])).toEqual(at(2, 7));
  });

  it('sees a key that is repeated in another spelling', () => {
    expect(parsed('{"a": 1, "\\u0061": 2}').duplicates).toHaveLength(1);
  });

  it('keeps __proto__ and constructor as own keys', () => {
    const { value, locate } = parsed('{"__proto__": {"polluted": true}, "constructor": 1}');
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(locate(['__proto__', 'polluted'])).toEqual(at(1, 28));
    expect(locate(['toString'])).toEqual(at(1, 1));
  });
});

describe('what is no JSON', () => {
  it.each([
    ['', 1, 1, 'is empty: a JSON value is expected'],
    [' \n\t', 1, 1, 'is empty: a JSON value is expected'],
    ['{\n  // note\n}', 2, 3, '"// note" is a comment, which JSON does not have: remove it'],
    ['{"a": 1,}', 1, 9, '"}" found where a key in double quotes is expected'],
    ['[1,]', 1, 4, '"]" found where a value is expected'],
    ['{"a" 1}', 1, 6, '"1" found where ":" is expected after the key'],
    ['[1 2]', 1, 4, '"2" found where "," is expected'],
    ['{"a": 1', 1, 8, 'the end of the file found where "}" is expected'],
    ['[1', 1, 3, 'the end of the file found where "]" is expected'],
    ['1 2', 1, 3, '"2" found after the end of the document'],
    ['["a\n"]', 1, 2, '"\\"a" is a string that is not closed: add the closing double quote'],
    ['[nul]', 1, 2, '"nul" is no JSON value; allowed: an object'],
    ["{'a': 1}", 1, 2, 'is no JSON value'],
    ['["\\x"]', 1, 2, 'has an invalid escape'],
    ['["\t"]', 1, 2, 'has a control character'],
    ['[01]', 1, 3, '"1" found where "," is expected'],
    ['[NaN]', 1, 2, '"NaN" is no JSON value'],
  ])('%j', (text, line, column, message) => {
    const result = parseJson(source(text));
    expect(result).toMatchObject({ ok: false, location: at(line, column) });
    if (!result.ok)
      expect(result.message).toContain(`a/b.json:${line}:${column}: not valid JSON: `);
    if (!result.ok) expect(result.message).toContain(message);
  });

  it('refuses deep nesting instead of overflowing, and allows what is within bounds', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(parseJson(source(nested(256))).ok).toBe(true);
    expect(parseJson(source(nested(257)))).toMatchObject({ ok: false, location: at(1, 257) });
    expect(parseJson(source(nested(1_000_000))).ok).toBe(false);
    expect(parseJson(source('{"a":'.repeat(500_000))).ok).toBe(false);
    expect(parsed(`["${'['.repeat(1000)}\\"${'{'.repeat(1000)}"]`).value).toHaveLength(1);
  });

  it('survives brackets that never match', () => {
    expect(parseJson(source('[1 } , '.repeat(200_000))).ok).toBe(false);
    expect(parseJson(source(']'.repeat(200_000) + '['.repeat(200_000))).ok).toBe(false);
  });

  it('agrees with JSON.parse on what is valid', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '1',
        '-',
        '.',
        'true',
        ' ',
        '\n',
        '"',
        '\\',
      ),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        expect(parseJson(source(text)).ok).toBe(isValid(text));
      }),
      { numRuns: 500 },
    );
  });
});

function isValid(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

it('points at the text of every value of any document', () => {
  const documents = fc.tuple(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 2, '\t'));
  fc.assert(
    fc.property(documents, fc.boolean(), ([value, indent], crlf) => {
      const lineEnd = crlf ? '\r\n' : '\n';
      const text = JSON.stringify(value, null, indent).replaceAll('\n', lineEnd);
      const document = parsed(text);
      const lines = text.split(lineEnd);
      for (const { path, expected } of walk(JSON.parse(text), [])) {
        const { line, column } = document.locate(path);
        const rest = [lines[line - 1]?.slice(column - 1), ...lines.slice(line)].join('\n');
        expect(rest.startsWith(JSON.stringify(expected, null, indent).slice(0, 1))).toBe(true);
        if (typeof expected !== 'object')
          expect(rest.startsWith(JSON.stringify(expected))).toBe(true);
      }
    }),
  );
});

function* walk(
  value: unknown,
  path: (string | number)[],
): Generator<{ path: (string | number)[]; expected: unknown }> {
  yield { path, expected: value };
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* walk(item, [...path, index]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* walk(item, [...path, key]);
  }
}
