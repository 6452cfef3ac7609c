import {
  isList,
  isObject,
  isTruthy,
  known,
  lessThan,
  looselyEqual,
  toText,
  UNKNOWN,
  type Evaluated,
  type ExpressionValue,
} from './expression-values.js';

// What the operators do with values that may be unknown. GitHub documentation, "Evaluate expressions in
// workflows and actions", operators.

/** `||` (stops at a truthy side) and `&&` (stops at a falsy one), where either side may be unknown. */
export function either(left: Evaluated, right: Evaluated, stopsAt: boolean): Evaluated {
  if (left.known) return isTruthy(left.value) === stopsAt ? left : right;
  if (right.known && isTruthy(right.value) === stopsAt) return known(stopsAt);
  return UNKNOWN;
}

/** The relational operators. */
export const RELATIONS: Readonly<
  Record<string, (a: ExpressionValue, b: ExpressionValue) => boolean>
> = {
  '<': lessThan,
  '>': (a, b) => lessThan(b, a),
  '<=': (a, b) => lessThan(a, b) || looselyEqual(a, b),
  '>=': (a, b) => lessThan(b, a) || looselyEqual(a, b),
};

/** A decision about two values, unknown where one of them is. */
export function both(
  left: Evaluated,
  right: Evaluated,
  decide: (a: ExpressionValue, b: ExpressionValue) => boolean,
): Evaluated {
  return left.known && right.known ? known(decide(left.value, right.value)) : UNKNOWN;
}

/**
 * What `object[key]` is.
 *
 * @param complete a member that is not there is null, not unknown
 */
export function memberOf(object: Evaluated, key: Evaluated, complete: boolean): Evaluated {
  if (!object.known || !key.known) return UNKNOWN;
  if (!isObject(object.value)) return known(null);
  if (isList(object.value)) return known(object.value[Number(key.value)] ?? null);
  const wanted = toText(key.value).toUpperCase();
  const entry = Object.entries(object.value).find(([name]) => name.toUpperCase() === wanted);
  if (entry !== undefined) return known(entry[1]);
  return complete ? known(null) : UNKNOWN;
}
