/** A set of words as ascending numbers; rare words have small ones. Equal sets are one object. */
export type NumberedSet = readonly number[];

/** Numbers words from the rarest to the most frequent. */
function numberWords(lists: Iterable<ReadonlySet<string>>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const list of lists) for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts].sort(([, left], [, right]) => left - right);
  return new Map(words.map(([word], index) => [word, index]));
}

/**
 * Turns the words of each item into a set of numbers.
 *
 * @returns the set of an item of the list; equal sets are the same object
 */
export function numberSets<Item>(
  items: readonly Item[],
  wordsOf: (item: Item) => readonly string[],
): (item: Item) => NumberedSet {
  const numbers = numberWords(items.map((item) => new Set(wordsOf(item))));
  const known = new Map<string, NumberedSet>();
  return (item) => {
    const set = [...new Set(wordsOf(item))]
      .map((word) => numbers.get(word) ?? 0)
      .sort((left, right) => left - right);
    const key = set.join();
    const same = known.get(key);
    if (same === undefined) known.set(key, set);
    return same ?? set;
  };
}

/** How many numbers two sets share. */
export function intersectionSize(left: NumberedSet, right: NumberedSet): number {
  // Skills use a few capabilities; a look-up table pays for long lists only.
  const table = right.length > 16 ? new Set(right) : undefined;
  let shared = 0;
  for (const number of left) if (table?.has(number) ?? right.includes(number)) shared += 1;
  return shared;
}
