import { median } from './statistics';

/** Measures once; several values where one execution tells several things. */
export type Variant<Name extends string> = () => Promise<Readonly<Record<Name, number>>>;

/**
 * Measures two variants in turn, A B B A A B ..., so that what else the machine does, and its slow drift, meets both.
 *
 * @returns the medians of each variant
 */
export async function interleave<Name extends string>(
  repetitions: number,
  measured: Variant<Name>,
  baseline: Variant<Name>,
): Promise<Comparison<Name>> {
  const pairs: [Readonly<Record<Name, number>>, Readonly<Record<Name, number>>][] = [];
  for (let index = 0; index < repetitions; index += 1) {
    if (index % 2 === 0) {
      const first = await measured();
      pairs.push([first, await baseline()]);
    } else {
      const first = await baseline();
      pairs.push([await measured(), first]);
    }
  }
  return {
    measured: (name) => median(pairs.map(([value]) => value[name])),
    baseline: (name) => median(pairs.map(([, value]) => value[name])),
  };
}

export interface Comparison<Name extends string> {
  measured(name: Name): number;
  baseline(name: Name): number;
}
