import fc from 'fast-check';
import { formatInstant, parseInstant } from './instant.js';
import { markdownText, tableLines } from './markdown.js';
import { plural, printable, quote } from './printable.js';

describe('printable', () => {
  it('never leaves a control character, a line end or more than it may', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        const line = printable(text);
        expect(line).not.toMatch(/[\p{Control}\u2028\u2029\u202e\u2066]/u);
        expect(line.length).toBeLessThanOrEqual(301);
        expect(Buffer.from(line, 'utf8').toString('utf8')).toBe(line);
      }),
    );
  });

  it('leaves ordinary text alone', () => {
    expect(printable(' a  b\nc é 漢 ')).toBe('a b c é 漢');
    expect(printable('a\u202eb\u001b')).toBe('a\\u202eb\\u001b');
  });
});

it.each([
  ['x', '"x"'],
  [1, '1'],
  [null, 'null'],
  [undefined, 'nothing'],
  [[1], 'an array'],
  [{}, 'an object'],
])('quote(%j) is %s', (value, quoted) => {
  expect(quote(value)).toBe(quoted);
});

it('counts things in words', () => {
  expect([plural(1, 'file'), plural(2, 'file')]).toEqual(['1 file', '2 files']);
});

it('every row of a table has the cells of its head, whatever they hold', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 3, maxLength: 3 }), (row) => {
      const lines = tableLines(['a', 'b', 'c'], [row]);
      expect(lines).toHaveLength(3);
      expect(lines[2]?.match(/\|/g)).toHaveLength(4);
      expect(markdownText(row.join(''))).not.toMatch(/[<>|]/);
    }),
  );
});

describe('parseInstant', () => {
  it('reads back what formatInstant writes', () => {
    const dates = fc.date({
      min: new Date('1970-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, (date) => {
        const text = formatInstant(date);
        expect(formatInstant(parseInstant(text) ?? new Date(0))).toBe(text);
      }),
    );
  });

  it.each([
    ['2026-06-15', '2026-06-15T00:00:00Z'],
    ['2026-06-15T01:30:00+02:00', '2026-06-14T23:30:00Z'],
    ['2026-06-15 01:30', '2026-06-15T01:30:00Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
  ])('%s is %s', (text, instant) => {
    expect(formatInstant(parseInstant(text) ?? new Date(0))).toBe(instant);
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-06-15T24:00:00Z',
    '2026-06-15T00:60:00Z',
    '2026-6-1',
    '15.06.2026',
    '',
    1_780_000_000,
    null,
  ])('%j is no date', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});
