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
  const index = new Map<number, number[]>();
  const seenBy = new Int32Array(bySize.length).fill(-1);
  for (let current = 0; current < bySize.length; current += 1) {
    const set = bySize[current];
    const prefix = set.length - leastOverlap(set.length, bounds) + 1;
    const smallest = bounds.leastJaccard * set.length - SLACK;
    for (let position = 0; position < prefix; position += 1) {
      const earlier = index.get(set[position]) ?? [];
      for (const candidate of earlier) {
        if (seenBy[candidate] === current) continue;
        seenBy[candidate] = current;
        if (bySize[candidate].length >= smallest) yield [bySize[candidate], set];
      }
      if (earlier.length === 0) index.set(set[position], [current]);
      else earlier.push(current);
    }
  }
}
