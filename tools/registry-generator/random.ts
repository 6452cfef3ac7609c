/** Numbers from 0 (inclusive) to 1 (exclusive) that a seed decides. */
export type Random = () => number;

/** The generator "mulberry32": small, and good enough to spread test data. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number below `limit`. */
export function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

/** One of the items. @throws RangeError where there is none */
export function pick<T>(random: Random, items: readonly T[]): T {
  return itemAt(items, below(random, items.length));
}

/** The item at an index. @throws RangeError where there is none */
export function itemAt<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`no item ${index} among ${items.length}`);
  return item;
}

/** An index below `limit`; small ones are frequent, as a few capabilities are in real registries. */
export function skewed(random: Random, limit: number): number {
  return Math.floor(limit * random() ** 3);
}
