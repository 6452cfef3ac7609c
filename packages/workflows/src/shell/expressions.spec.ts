import fc from 'fast-check';
import { findExpressions, maskExpressions } from './expressions.js';

describe('maskExpressions', () => {
  it.each([
    ['a ${{ b }} c', 'a ________ c'],
    ["a ${{ format('}}', b) }} c", 'a ______________________ c'],
    ["a ${{ 'it''s }}' }} c", 'a _________________ c'],
    ['a ${{ b c', 'a ${{ b c'],
    ['${{a}}${{b}}', '____________'],
    ['a ${{\n b\n}} c', 'a ___\n__\n__ c'],
    ['a $b {{ c }}', 'a $b {{ c }}'],
  ])('%j', (text, expected) => {
    expect(maskExpressions(text)).toBe(expected);
  });

  it('makes one name of an expression over several lines where asked to', () => {
    expect(maskExpressions('a ${{\n b\n}} c', 'mask')).toBe('a _________ c');
  });

  it('keeps length and line breaks of any text', () => {
    const piece = fc.constantFrom('${{', '}}', "'", 'a', '\n', '\r\n', ' ', '😀');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const masked = maskExpressions(text);
        expect(masked.length).toBe(text.length);
        expect(masked.replace(/[^\n]/g, '.')).toBe(text.replace(/[^\n]/g, '.'));
        expect(findExpressions(masked)).toEqual([]);
      }),
    );
  });
});
