/** A set of words as ascending numbers; rare words have small ones. Equal sets are one object. */
export type NumberedSet = readonly number[];

/**
 * Numbers words from the rarest to the most frequent, and turns each list of words into its set.
 *
 * @returns one set for each list, in the same order; equal sets are the same object
 */
export function numberSets(lists: readonly (readonly string[])[]): NumberedSet[] {
  const unique = lists.map((list) => [...new Set(list)]);
  const counts = new Map<string, number>();
  for (const list of unique) for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts].sort(([, left], [, right]) => left - right);
  const numbers = new Map(words.map(([word], index) => [word, index]));
  const known = new Map<string, NumberedSet>();
  return unique.map((list) => {
    const set = list.map((word) => numbers.get(word) ?? 0).sort((left, right) => left - right);
    const key = set.join();
    const same = known.get(key);
    if (same !== undefined) return same;
    known.set(key, set);
    return set;
  });
}

/** How many numbers two ascending lists share. */
export function intersectionSize(left: NumberedSet, right: NumberedSet): number {
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    const difference = left[i] - right[j];
    if (difference === 0) shared += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return shared;
}
