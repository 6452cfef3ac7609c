import { compareCodePoints } from '@gonogo/core';
import { stronglyConnected } from './strongly-connected.js';

/** A way along `uses` that comes back to its start, which is its smallest id; the start is not repeated. */
export type Cycle = readonly [string, ...string[]];

/** Cycles that are reported; a registry with more has to be untangled anyway. */
export const MAX_CYCLES = 100;

/** Steps of the search, so that a knot of many skills ends it too. */
const MAX_STEPS = 100_000;

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Simple cycles through `start` among the nodes that are not smaller than it. */
class CycleSearch {
  readonly cycles: Cycle[] = [];
  private steps = 0;

  constructor(private readonly graph: Graph) {}

  get exhausted(): boolean {
    return this.cycles.length >= MAX_CYCLES || this.steps >= MAX_STEPS;
  }

  /** @param allowed nodes that the cycle may visit; they reach `start` */
  from(start: string, allowed: ReadonlySet<string>): void {
    const path: [string, ...string[]] = [start];
    const onPath = new Set(path);
    const rest: string[][] = [this.neighbours(start, allowed)];
    while (rest.length > 0 && !this.exhausted) {
      this.steps += 1;
      const next = rest.at(-1)?.shift();
      if (next === undefined) {
        rest.pop();
        onPath.delete(path.pop() ?? '');
      } else if (next === start) this.cycles.push([...path]);
      else if (!onPath.has(next)) {
        path.push(next);
        onPath.add(next);
        rest.push(this.neighbours(next, allowed));
      }
    }
  }

  private neighbours(node: string, allowed: ReadonlySet<string>): string[] {
    return [...(this.graph.get(node) ?? [])]
      .filter((id) => allowed.has(id))
      .sort(compareCodePoints);
  }
}

function searchComponent(search: CycleSearch, graph: Graph, component: readonly string[]): void {
  const [start, ...others] = [...component].sort(compareCodePoints);
  if (start === undefined) return;
  search.from(start, new Set(component));
  if (search.exhausted || others.length === 0) return;
  const allowed = new Set(others);
  for (const part of stronglyConnected(others, (id) =>
    [...(graph.get(id) ?? [])].filter((next) => allowed.has(next)),
  )) {
    searchComponent(search, graph, part);
  }
}

/**
 * Each simple cycle of a graph once, from its smallest id (the first `MAX_CYCLES` of them).
 *
 * @param graph ids by id; ids without an entry have no edges
 */
export function findCycles(graph: Graph): Cycle[] {
  const search = new CycleSearch(graph);
  const components = stronglyConnected([...graph.keys()], (id) => [...(graph.get(id) ?? [])]);
  for (const component of components) {
    if (!search.exhausted) searchComponent(search, graph, component);
  }
  return search.cycles;
}
