import { tokenizeExpression, type ExpressionToken } from './expression-tokens.js';
import {
  isObject,
  isTruthy,
  known,
  lessThan,
  looselyEqual,
  UNKNOWN,
  type Evaluated,
  type ExpressionValue,
} from './expression-values.js';

/** What is known before the run. Contexts that are not given, and all functions but the status ones, are unknown. */
export interface ExpressionScope {
  /** Values by context name, as `matrix`; members that are not given are unknown. */
  readonly contexts?: Readonly<Record<string, { readonly [key: string]: ExpressionValue }>>;
  /** Contexts of which every member is given: another one is null, as GitHub has it. */
  readonly complete?: readonly string[];
  /** The state that the status functions see; without it they are unknown. */
  readonly status?: 'success';
}

/** Nesting beyond this is not followed: the expression counts as unknown. */
const MAX_DEPTH = 50;

interface Cursor {
  readonly tokens: readonly ExpressionToken[];
  readonly scope: ExpressionScope;
  position: number;
  depth: number;
}

class UnexpectedToken extends Error {}

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

/** `||` (stops at a truthy side) and `&&` (stops at a falsy one), where either side may be unknown. */
function either(left: Evaluated, right: Evaluated, stopsAt: boolean): Evaluated {
  if (left.known) return isTruthy(left.value) === stopsAt ? left : right;
  if (right.known && isTruthy(right.value) === stopsAt) return known(stopsAt);
  return UNKNOWN;
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

const RELATIONS: Readonly<Record<string, (a: ExpressionValue, b: ExpressionValue) => boolean>> = {
  '<': lessThan,
  '>': (a, b) => lessThan(b, a),
  '<=': (a, b) => lessThan(a, b) || looselyEqual(a, b),
  '>=': (a, b) => lessThan(b, a) || looselyEqual(a, b),
};

function evaluateRelation(cursor: Cursor): Evaluated {
  let left = evaluateUnary(cursor);
  for (;;) {
    const operator = acceptOne(cursor, Object.keys(RELATIONS));
    const relation = operator === undefined ? undefined : RELATIONS[operator];
    if (relation === undefined) return left;
    left = both(left, evaluateUnary(cursor), relation);
  }
}

function both(
  left: Evaluated,
  right: Evaluated,
  decide: (a: ExpressionValue, b: ExpressionValue) => boolean,
): Evaluated {
  return left.known && right.known ? known(decide(left.value, right.value)) : UNKNOWN;
}

function evaluateUnary(cursor: Cursor): Evaluated {
  return nested(cursor, () => {
    if (!accept(cursor, '!')) return evaluateMember(cursor);
    const operand = evaluateUnary(cursor);
    return operand.known ? known(!isTruthy(operand.value)) : UNKNOWN;
  });
}

function nested(cursor: Cursor, evaluate: () => Evaluated): Evaluated {
  cursor.depth += 1;
  if (cursor.depth > MAX_DEPTH) throw new UnexpectedToken();
  const value = evaluate();
  cursor.depth -= 1;
  return value;
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

function memberOf(object: Evaluated, key: Evaluated, complete: boolean): Evaluated {
  if (!object.known || !key.known) return UNKNOWN;
  if (!isObject(object.value)) return known(null);
  if (Array.isArray(object.value)) return known(object.value[Number(key.value)] ?? null);
  const wanted = String(key.value).toUpperCase();
  const entry = Object.entries(object.value).find(([name]) => name.toUpperCase() === wanted);
  if (entry !== undefined) return known(entry[1]);
  return complete ? known(null) : UNKNOWN;
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

function take(cursor: Cursor): ExpressionToken {
  const token = cursor.tokens[cursor.position];
  if (token === undefined) throw new UnexpectedToken();
  cursor.position += 1;
  return token;
}

function acceptOne(cursor: Cursor, operators: readonly string[]): string | undefined {
  const token = cursor.tokens[cursor.position];
  if (token?.kind !== 'operator' || !operators.includes(token.text)) return undefined;
  cursor.position += 1;
  return token.text;
}

function accept(cursor: Cursor, operator: string): boolean {
  return acceptOne(cursor, [operator]) !== undefined;
}

function expect(cursor: Cursor, operator: string): void {
  if (!accept(cursor, operator)) throw new UnexpectedToken();
}
