import fc from 'fast-check';
import { indexLines } from './positions.js';

/** The same by walking character by character. */
function walk(text: string, offset: number) {
  let line = 1;
  let column = 1;
  for (let index = 0; index < Math.min(Math.max(offset, 0), text.length); index++) {
    const isEnd = text[index] === '\n' || (text[index] === '\r' && text[index + 1] !== '\n');
    line += isEnd ? 1 : 0;
    column = isEnd ? 1 : column + 1;
  }
  return { line, column };
}

const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', '\u{1F600}', '\u2028') });

describe('indexLines', () => {
  it('gives the line and column that a plain walk gives, at every offset', () => {
    fc.assert(
      fc.property(text, (value) => {
        const index = indexLines(value);
        for (let offset = 0; offset <= value.length; offset++) {
          expect(index.position(offset)).toEqual(walk(value, offset));
        }
      }),
    );
  });

  it('finds the start of each line again', () => {
    fc.assert(
      fc.property(text, (value) => {
        const index = indexLines(value);
        for (let line = 1; line <= index.lines; line++) {
          expect(index.position(index.lineStart(line))).toEqual({ line, column: 1 });
        }
      }),
    );
  });

  it.each([
    ['LF', 'a\nb', 3],
    ['CRLF', 'a\r\nb', 4],
    ['CR', 'a\rb', 3],
  ])('ends a line with %s', (_, value, end) => {
    expect(indexLines(value).position(end)).toEqual({ line: 2, column: 2 });
    expect(indexLines(value).lines).toBe(2);
  });

  it('clamps offsets and lines that are out of range', () => {
    const index = indexLines('ab\nc');
    expect(index.position(-5)).toEqual({ line: 1, column: 1 });
    expect(index.position(99)).toEqual({ line: 2, column: 2 });
    expect([index.lineStart(0), index.lineStart(99)]).toEqual([0, 3]);
  });

  it('gives an empty text one line', () => {
    expect(indexLines('').lines).toBe(1);
    expect(indexLines('').position(0)).toEqual({ line: 1, column: 1 });
  });
});
