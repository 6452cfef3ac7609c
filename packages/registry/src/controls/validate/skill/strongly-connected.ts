interface Visit {
  readonly node: string;
  readonly next: Iterator<string>;
}

/** Tarjan's algorithm, with a stack of its own so that long chains do not overflow the call stack. */
class ComponentSearch {
  readonly components: string[][] = [];
  private readonly order = new Map<string, number>();
  private readonly low = new Map<string, number>();
  private readonly open: string[] = [];
  private readonly isOpen = new Set<string>();

  constructor(private readonly neighbours: (node: string) => Iterable<string>) {}

  visitFrom(root: string): void {
    if (this.order.has(root)) return;
    const visits: Visit[] = [this.enter(root)];
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const step = visit.next.next();
      if (step.done === true) {
        visits.pop();
        this.leave(visit.node, visits.at(-1)?.node);
      } else if (!this.order.has(step.value)) visits.push(this.enter(step.value));
      else if (this.isOpen.has(step.value)) this.lower(visit.node, this.order.get(step.value));
    }
  }

  private enter(node: string): Visit {
    this.low.set(node, this.order.size);
    this.order.set(node, this.order.size);
    this.open.push(node);
    this.isOpen.add(node);
    return { node, next: this.neighbours(node)[Symbol.iterator]() };
  }

  private lower(node: string, value = Infinity): void {
    this.low.set(node, Math.min(this.low.get(node) ?? Infinity, value));
  }

  private leave(node: string, parent: string | undefined): void {
    if (parent !== undefined) this.lower(parent, this.low.get(node));
    if (this.low.get(node) !== this.order.get(node)) return;
    const component = this.open.splice(this.open.lastIndexOf(node));
    for (const member of component) this.isOpen.delete(member);
    this.components.push(component);
  }
}

/** The strongly connected components of a graph, single nodes included. */
export function stronglyConnected(
  nodes: readonly string[],
  neighbours: (node: string) => Iterable<string>,
): string[][] {
  const search = new ComponentSearch(neighbours);
  for (const node of nodes) search.visitFrom(node);
  return search.components;
}
