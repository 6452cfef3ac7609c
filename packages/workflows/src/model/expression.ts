import {
  accept,
  acceptOne,
  expect,
  nested,
  take,
  UnexpectedToken,
  type Cursor,
  type ExpressionScope,
} from './expression-cursor.js';
import { tokenizeExpression } from './expression-tokens.js';
import { both, either, memberOf, RELATIONS } from './expression-operations.js';
import {
  isTruthy,
  known,
  looselyEqual,
  UNKNOWN,
  type Evaluated,
  type ExpressionValue,
} from './expression-values.js';

export type { ExpressionScope };

/**
 * Evaluates an expression as far as it can be known before the run: `false && x` is false whatever `x` is.
 *
 * @param text the expression without `${{ }}`
 * @returns its value, or unknown (also for what does not parse)
 * @see GitHub documentation, "Evaluate expressions in workflows and actions"
 */
export function evaluateExpression(text: string, scope: ExpressionScope = {}): Evaluated {
  const tokens = tokenizeExpression(text);
  if (tokens === undefined || tokens.length === 0) return UNKNOWN;
  const cursor: Cursor = { tokens, scope, position: 0, depth: 0 };
  try {
    const value = evaluateOr(cursor);
    return cursor.position === tokens.length ? value : UNKNOWN;
  } catch (error) {
    if (error instanceof UnexpectedToken) return UNKNOWN;
    throw error;
  }
}

function evaluateOr(cursor: Cursor): Evaluated {
  let left = evaluateAnd(cursor);
  while (accept(cursor, '||')) {
    const right = evaluateAnd(cursor);
    left = either(left, right, true);
  }
  return left;
}

function evaluateAnd(cursor: Cursor): Evaluated {
  let left = evaluateEquality(cursor);
  while (accept(cursor, '&&')) {
    const right = evaluateEquality(cursor);
    left = either(left, right, false);
  }
  return left;
}

function evaluateEquality(cursor: Cursor): Evaluated {
  let left = evaluateRelation(cursor);
  for (;;) {
    const operator = acceptOne(cursor, ['==', '!=']);
    if (operator === undefined) return left;
    const right = evaluateRelation(cursor);
    left = both(left, right, (a, b) => looselyEqual(a, b) === (operator === '=='));
  }
}

function evaluateRelation(cursor: Cursor): Evaluated {
  let left = evaluateUnary(cursor);
  for (;;) {
    const operator = acceptOne(cursor, Object.keys(RELATIONS));
    const relation = operator === undefined ? undefined : RELATIONS[operator];
    if (relation === undefined) return left;
    left = both(left, evaluateUnary(cursor), relation);
  }
}

function evaluateUnary(cursor: Cursor): Evaluated {
  return nested(cursor, () => {
    if (!accept(cursor, '!')) return evaluateMember(cursor);
    const operand = evaluateUnary(cursor);
    return operand.known ? known(!isTruthy(operand.value)) : UNKNOWN;
  });
}

function evaluateMember(cursor: Cursor): Evaluated {
  let { value, complete } = evaluatePrimary(cursor);
  for (;;) {
    if (accept(cursor, '.')) {
      const { kind, text } = take(cursor);
      value = kind === 'word' ? memberOf(value, known(text), complete) : UNKNOWN;
    } else if (accept(cursor, '[')) {
      const key = acceptOne(cursor, ['*']) === undefined ? evaluateOr(cursor) : UNKNOWN;
      expect(cursor, ']');
      value = memberOf(value, key, complete);
    } else {
      return value;
    }
    // Below the context itself every value is whole.
    complete = true;
  }
}

interface Primary {
  readonly value: Evaluated;
  /** A member that is not there is null, not unknown. */
  readonly complete: boolean;
}

function evaluatePrimary(cursor: Cursor): Primary {
  const token = take(cursor);
  if (token.kind === 'string') return { value: known(token.text), complete: true };
  if (token.kind === 'number') return { value: known(Number(token.text)), complete: true };
  if (token.kind === 'word') return evaluateWord(cursor, token.text);
  if (token.text !== '(') throw new UnexpectedToken();
  const value = evaluateOr(cursor);
  expect(cursor, ')');
  return { value, complete: true };
}

const LITERALS: Readonly<Record<string, ExpressionValue>> = {
  true: true,
  false: false,
  null: null,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
};

function evaluateWord(cursor: Cursor, word: string): Primary {
  if (accept(cursor, '(')) return { value: evaluateCall(cursor, word), complete: true };
  if (Object.hasOwn(LITERALS, word)) {
    return { value: known(LITERALS[word] ?? null), complete: true };
  }
  const name = word.toLowerCase();
  const { contexts = {}, complete = [] } = cursor.scope;
  const context = Object.hasOwn(contexts, name) ? contexts[name] : undefined;
  return context === undefined
    ? { value: UNKNOWN, complete: false }
    : { value: known(context), complete: complete.includes(name) };
}

const STATUS_ON_SUCCESS: Readonly<Record<string, boolean>> = {
  always: true,
  success: true,
  failure: false,
  cancelled: false,
};

function evaluateCall(cursor: Cursor, name: string): Evaluated {
  if (!accept(cursor, ')')) {
    do evaluateOr(cursor);
    while (accept(cursor, ','));
    expect(cursor, ')');
    return UNKNOWN;
  }
  const status = name.toLowerCase();
  if (status === 'always') return known(true);
  if (cursor.scope.status === undefined || !Object.hasOwn(STATUS_ON_SUCCESS, status)) {
    return UNKNOWN;
  }
  return known(STATUS_ON_SUCCESS[status] ?? false);
}
