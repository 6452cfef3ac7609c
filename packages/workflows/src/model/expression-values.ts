/** A value of GitHub's expression language that is known before the run. */
export type ExpressionValue =
  | null
  | boolean
  | number
  | string
  | readonly ExpressionValue[]
  | { readonly [key: string]: ExpressionValue };

/** A value, or that it is only known in the run. */
export type Evaluated =
  { readonly known: true; readonly value: ExpressionValue } | { readonly known: false };

export const UNKNOWN: Evaluated = { known: false };

export function known(value: ExpressionValue): Evaluated {
  return { known: true, value };
}

/** `false`, `0`, `-0`, `""`, `null` and NaN are falsy; so is nothing else. */
export function isTruthy(value: ExpressionValue): boolean {
  return Boolean(value);
}

/** GitHub's `==`: strings without regard to case, different types as numbers, objects never. */
export function looselyEqual(left: ExpressionValue, right: ExpressionValue): boolean {
  if (typeof left === 'string' && typeof right === 'string') {
    return left.toUpperCase() === right.toUpperCase();
  }
  if (isObject(left) || isObject(right)) return left === right;
  if (typeof left === typeof right && left !== null && right !== null) return left === right;
  return toNumber(left) === toNumber(right);
}

/** GitHub's `<`; false where one side is not a number and the two are not both strings. */
export function lessThan(left: ExpressionValue, right: ExpressionValue): boolean {
  if (typeof left === 'string' && typeof right === 'string') {
    return left.toUpperCase() < right.toUpperCase();
  }
  return toNumber(left) < toNumber(right);
}

/** The text that GitHub puts in place of `${{ value }}`. */
export function toText(value: ExpressionValue): string {
  if (value === null) return '';
  if (isList(value)) return 'Array';
  return typeof value === 'object' ? 'Object' : String(value);
}

export function isObject(
  value: ExpressionValue,
): value is readonly ExpressionValue[] | Readonly<Record<string, ExpressionValue>> {
  return typeof value === 'object' && value !== null;
}

/** Unlike `Array.isArray`, which knows no readonly arrays, it keeps the type of the items. */
export function isList(value: ExpressionValue): value is readonly ExpressionValue[] {
  return Array.isArray(value);
}

function toNumber(value: ExpressionValue): number {
  if (value === null) return 0;
  if (typeof value === 'string') return value.trim() === '' ? 0 : Number(value);
  return isObject(value) ? Number.NaN : Number(value);
}
