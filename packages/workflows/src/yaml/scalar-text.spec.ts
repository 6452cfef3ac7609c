import fc from 'fast-check';
import { isMap, isScalar, stringify } from 'yaml';
import { sourceFile } from '../testing/source-file.js';
import { parseYamlFile } from './parse-yaml-file.js';
import { scalarText } from './scalar-text.js';

function readRun(text: string) {
  const file = sourceFile(text);
  const result = parseYamlFile(file);
  if (!result.ok) return undefined;
  const root = result.yaml.documents[0]?.contents;
  const run = isMap(root) ? root.get('run', true) : undefined;
  if (!isScalar(run)) return undefined;
  return { scalar: scalarText(file, run), value: run.source, node: run };
}

function place(text: string, needle: string): string {
  const read = readRun(text);
  if (!read) throw new Error('no scalar');
  expect(read.scalar.text).toBe(read.value);
  const { line, column } = read.scalar.locate(read.scalar.text.indexOf(needle));
  return `${line}:${column}`;
}

describe('scalarText', () => {
  it.each([
    ['plain', 'run: echo hit\n', '1:11'],
    ['plain over lines', 'run: echo\n  some\n\n  hit\n', '4:3'],
    ['single quotes', "run: 'it''s a hit'\n", '1:15'],
    ['single quotes over lines', "run: 'it''s  \n\n   a hit'\n", '3:6'],
    ['double quotes', 'run: "a\\tb\\u00e9 hit"\n', '1:18'],
    ['double quotes with a joined line', 'run: "a \\\n    b hit"\n', '2:7'],
    ['literal', 'run: |\n  echo\n    hit\n', '3:5'],
    ['literal with an indentation indicator', 'run: |2-\n     x\n  hit\n', '3:3'],
    ['literal with a comment', 'run: | # why\n\n  x\n  hit\n', '4:3'],
    ['folded', 'run: >-\n  echo\n  hit\n', '3:3'],
    ['folded with more-indented lines', 'run: >\n  a\n\n    b\n  c\n  hit\n', '6:3'],
    ['CRLF', 'run: |\r\n  echo\r\n  hit\r\n', '3:3'],
    ['tabs after the indent', 'run: |\n  \ta\n  \thit\n', '3:4'],
    ['characters outside the BMP', 'run: |\n  "😀" hit\n', '2:8'],
  ])('%s', (_name, text, expected) => {
    expect(place(text, 'hit')).toBe(expected);
  });

  it('places the end of the text after its last character', () => {
    const read = readRun('run: |\n  ab\nother: 1\n');
    expect(read?.scalar.sourceOffset(3)).toBe('run: |\n  ab\n'.length);
  });

  it('gives the same text as the YAML package and increasing places, for any scalar', () => {
    const piece = fc.constantFrom(
      ' ', '  ', '\t', '\n', '\r\n', 'a', 'b c', "''", '\\n', '\\\n', '\\x41', 'é', '😀', '-', '\\"', '\u2028', '\r',
    ); // prettier-ignore
    const body = fc.array(piece, { maxLength: 14 }).map((parts) => parts.join(''));
    const header = fc.constantFrom('|', '>', '|-', '>-', '|+', '>+', '|2', '>1-', '|3+ # note');
    const scalar = fc.oneof(
      body.map((text) => `x${text.replaceAll('\n', '\n ')}`),
      body.map((text) => `'${text.replaceAll('\n', '\n ')}'`),
      body.map((text) => `"${text.replaceAll('\n', '\n ')}"`),
      fc.tuple(header, body).map(([head, text]) => `${head}\n  ${text.replaceAll('\n', '\n  ')}`),
      fc.tuple(header, body).map(([head, text]) => `${head}\n   ${text.replaceAll('\n', '\n ')}\n`),
    );
    fc.assert(
      fc.property(scalar, fc.constantFrom('', '\nother: 1\n'), (source, after) => {
        const read = readRun(`run: ${source}${after}`);
        fc.pre(read !== undefined);
        expect(read.scalar.text).toBe(read.value);
        for (let index = 0; index < read.scalar.text.length; index++) {
          expect(read.scalar.sourceOffset(index + 1)).toBeGreaterThanOrEqual(
            read.scalar.sourceOffset(index),
          );
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('finds any script again, however it is written into YAML', () => {
    const script = fc
      .array(fc.constantFrom('echo', ' ', '  ', '\n', "'", '"', '#', ':', 'é', '{', '\t', '- '), {
        maxLength: 20,
      })
      .map((parts) => parts.join(''));
    const style = fc.constantFrom(
      'PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED',
    ); // prettier-ignore
    fc.assert(
      fc.property(script, style, (text, defaultStringType) => {
        const written = stringify({ run: text }, { defaultStringType, defaultKeyType: 'PLAIN' });
        const read = readRun(written);
        // The package loses blank lines of blanks in some styles.
        if (read?.value !== text) {
          fc.pre(false);
          return;
        }
        expect(read.scalar.text).toBe(text);
        for (let index = 0; index < text.length; index++) {
          const char = text[index];
          const at = written[read.scalar.sourceOffset(index)];
          if (char !== '\n') expect([char, '\\']).toContain(at);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
