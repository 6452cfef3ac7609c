/** Median of one or more numbers. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('the median of no values was asked for');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [lower, upper] = [sorted[middle - 1] ?? 0, sorted[middle] ?? 0];
  return sorted.length % 2 === 1 ? upper : (lower + upper) / 2;
}
