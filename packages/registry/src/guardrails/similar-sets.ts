import type { NumberedSet } from './numbered-sets.js';

/** What two sets must reach to be worth comparing. */
export interface SimilarityBounds {
  /** Least Jaccard index; zero or less admits all. */
  readonly leastJaccard: number;
  /** Least size of the intersection, from 1. */
  readonly leastShared: number;
}

/** Division of small whole numbers may miss a bound by a rounding; candidates are compared exactly later. */
const SLACK = 1e-9;

/** Least intersection that a set of this size has with any set that is similar enough. */
function leastOverlap(size: number, { leastJaccard, leastShared }: SimilarityBounds): number {
  return Math.max(leastShared, Math.ceil(leastJaccard * size - SLACK));
}

/**
 * Candidate pairs of distinct sets: all that reach the bounds, and few others. A pair that shares `o`
 * words shares one of the `size - o + 1` rarest words of each, so only those are indexed (prefix
 * filtering, https://doi.org/10.1145/1242572.1242591).
 */
export function* similarSets(
  sets: readonly NumberedSet[],
  bounds: SimilarityBounds,
): Generator<readonly [NumberedSet, NumberedSet]> {
  const bySize = [...sets].sort((left, right) => left.length - right.length);
  const index = new Map<number, NumberedSet[]>();
  const seenBy = new Map<NumberedSet, NumberedSet>();
  for (const set of bySize) {
    const prefix = set.length - leastOverlap(set.length, bounds) + 1;
    const smallest = bounds.leastJaccard * set.length - SLACK;
    for (const word of set.slice(0, Math.max(0, prefix))) {
      const earlier = index.get(word) ?? [];
      for (const candidate of earlier) {
        if (candidate.length < smallest || seenBy.get(candidate) === set) continue;
        seenBy.set(candidate, set);
        yield [candidate, set];
      }
      if (earlier.length === 0) index.set(word, [set]);
      else earlier.push(set);
    }
  }
}
