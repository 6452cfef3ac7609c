import fc from 'fast-check';
import { findCycles, MAX_CYCLES } from './cycles.js';

const IDS = ['a', 'b', 'c', 'd', 'e'];

type Edge = readonly [string, string];

function graphOf(edges: readonly Edge[]): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>();
  for (const [from, to] of edges) graph.set(from, (graph.get(from) ?? new Set()).add(to));
  return graph;
}

/** Every simple path from its smallest id back to it, tried one by one. */
function allCycles(edges: readonly Edge[], path: readonly string[]): string[] {
  const [start = ''] = path;
  const next = edges.filter(([from]) => from === path.at(-1)).map(([, to]) => to);
  return [...new Set(next)].flatMap((id) => {
    if (id === start) return [path.join()];
    return id > start && !path.includes(id) ? allCycles(edges, [...path, id]) : [];
  });
}

describe('cycles', () => {
  it('are found once each, from their smallest id', () => {
    const edge = fc.tuple(fc.constantFrom(...IDS), fc.constantFrom(...IDS));
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 14 }), (edges) => {
        const found = findCycles(graphOf(edges)).map((cycle) => cycle.join());
        expect(found.sort()).toEqual(IDS.flatMap((id) => allCycles(edges, [id])).sort());
      }),
      { numRuns: 500 },
    );
  });

  it('of a knot of skills are not all listed', () => {
    const many = Array.from({ length: 30 }, (_, index) => `s${index}`);
    const edges = many.flatMap((from) => many.map((to): Edge => [from, to]));
    expect(findCycles(graphOf(edges))).toHaveLength(MAX_CYCLES);
  });

  it('are found at the end of a long chain', () => {
    const edges = Array.from({ length: 20_000 }, (_, index): Edge => [
      `s${index}`,
      `s${index + 1}`,
    ]);
    expect(findCycles(graphOf(edges))).toEqual([]);
    expect(findCycles(graphOf([...edges, ['s20000', 's19999']]))).toEqual([['s19999', 's20000']]);
  });
});
