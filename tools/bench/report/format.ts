/** Milliseconds as seconds, with two digits. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(2)} s`;
}

/** A ratio with three digits: goals are given with two. */
export function times(ratio: number): string {
  return `${ratio.toFixed(3)} ×`;
}

/** What is over a limit, or nothing. */
export function over(
  value: number,
  limit: number,
  format: (value: number) => string,
): { readonly missedBy?: string } {
  return value > limit ? { missedBy: format(value - limit) } : {};
}
