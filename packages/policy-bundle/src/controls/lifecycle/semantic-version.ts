/** `N.N.N` without leading zeros, pre-release or build. */
export const SEMANTIC_VERSION = /^(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)$/;

/** @returns whether a value is a version that `compareVersions` takes */
export function isSemanticVersion(value: unknown): value is string {
  return typeof value === 'string' && SEMANTIC_VERSION.test(value);
}

/**
 * Orders two versions of the form `N.N.N`; numbers of any length.
 *
 * @returns negative where `left` is lower, positive where it is higher, 0 where they are equal
 * @see https://semver.org/#spec-item-11
 */
export function compareVersions(left: string, right: string): number {
  const rights = right.split('.');
  const orders = left.split('.').map((part, index) => compareDigits(part, rights[index] ?? ''));
  return orders.find((order) => order !== 0) ?? 0;
}

/** Without leading zeros the longer number is the higher one. */
function compareDigits(left: string, right: string): number {
  if (left.length !== right.length) return left.length - right.length;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
