import fc from 'fast-check';
import { evaluateExpression } from './expression.js';
import { couldBe, evaluateTemplate, hasExpression, knownText, parseTemplate } from './template.js';

/** An expression and what it comes to. */
interface Sample {
  readonly text: string;
  readonly value: boolean;
}

type Operator = readonly [sign: string, apply: (left: boolean, right: boolean) => boolean];

/** Operands with operators of one precedence between them, which bind from the left. */
function chainOf(
  operand: fc.Arbitrary<Sample>,
  operators: readonly Operator[],
): fc.Arbitrary<Sample> {
  const further = fc.array(fc.tuple(fc.constantFrom(...operators), operand), { maxLength: 2 });
  return fc.tuple(operand, further).map(([first, rest]) =>
    rest.reduce<Sample>(
      (left, [[sign, apply], right]) => ({
        text: `${left.text} ${sign} ${right.text}`,
        value: apply(left.value, right.value),
      }),
      first,
    ),
  );
}

describe('evaluateExpression', () => {
  const scope = {
    contexts: { matrix: { os: 'linux', node: 20, nested: { list: [1, 'two'] } } },
    complete: ['matrix'],
  };
  test.each([
    ['matrix.os', 'linux'],
    ["matrix['OS']", 'linux'],
    ['matrix.nested.list[1]', 'two'],
    ['matrix.missing', null],
    ['matrix.missing.deeper', null],
    ['matrix.node >= 18', true],
    ["matrix.node == '20'", true],
    ['!(matrix.node < 20)', true],
    ["'it''s'", "it's"],
    ['0x10', 16],
    ['-1.5e1', -15],
    ["'' || 'fallback'", 'fallback'],
    ["'a' && 'b'", 'b'],
    ['1 == true', true],
    ["null == ''", true],
    ['true != false == true', true],
  ])('%s is %p', (text, value) => {
    expect(evaluateExpression(text, scope)).toEqual({ known: true, value });
  });

  test.each([
    'github.ref',
    'matrix.*',
    "format('{0}', 1)",
    'toJSON(matrix)',
    '',
    'a b',
    '"x"',
    '@',
  ])('%s is not known', (text) => {
    expect(evaluateExpression(text, scope)).toEqual({ known: false });
  });

  it('has no members from the prototype', () => {
    expect(evaluateExpression('matrix.constructor', scope)).toEqual({ known: true, value: null });
    expect(evaluateExpression('constructor', scope)).toEqual({ known: false });
  });

  it('never throws, whatever the text', () => {
    const pieces = fc.constantFrom(
      '(',
      ')',
      '!',
      '&&',
      '||',
      '==',
      "'",
      'a',
      '.',
      '[',
      ']',
      '1',
      ' ',
      'false',
      'always()',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((all) => all.join('')),
        ),
        (text) => {
          expect(typeof evaluateExpression(text, scope).known).toBe('boolean');
        },
      ),
    );
  });

  it('computes booleans, with the precedence of the operators and brackets around any of them', () => {
    const { or } = fc.letrec<{ or: Sample; and: Sample; equality: Sample; operand: Sample }>(
      (tie) => ({
        or: chainOf(tie('and'), [['||', (left, right) => left || right]]),
        and: chainOf(tie('equality'), [['&&', (left, right) => left && right]]),
        equality: chainOf(tie('operand'), [
          ['==', (left, right) => left === right],
          ['!=', (left, right) => left !== right],
        ]),
        operand: fc.oneof(
          { maxDepth: 3, depthSize: 'small' },
          fc.constantFrom({ text: 'true', value: true }, { text: 'false', value: false }),
          tie('operand').map(({ text, value }) => ({ text: `!${text}`, value: !value })),
          tie('or').map(({ text, value }) => ({ text: `(${text})`, value })),
        ),
      }),
    );
    fc.assert(
      fc.property(or, ({ text, value }) => {
        expect(evaluateExpression(text)).toEqual({ known: true, value });
      }),
      { numRuns: 500 },
    );
  });
});

describe('templates', () => {
  it('ends an expression outside of its strings only', () => {
    expect(parseTemplate("a ${{ 'x}}y' }} b")).toEqual([
      { kind: 'text', text: 'a ' },
      { kind: 'expression', expression: "'x}}y'" },
      { kind: 'text', text: ' b' },
    ]);
    expect(hasExpression('${{ never closed')).toBe(false);
  });

  it('keeps a text without expressions as it is', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('${{')),
        (text) => {
          expect(knownText(evaluateTemplate(text, {}))).toBe(text);
        },
      ),
    );
  });

  it('tells what an unknown piece could make of it', () => {
    const template = evaluateTemplate('Build ${{ inputs.a }}(${{ inputs.b }})', {});
    expect(knownText(template)).toBeUndefined();
    expect(couldBe(template, 'Build x (y)')).toBe(true);
    expect(couldBe(template, 'Build ()')).toBe(true);
    expect(couldBe(template, 'Built x (y)')).toBe(false);
  });
});
