import { isAlias, isCollection, isPair, visit } from 'yaml';
import type { Alias, Document, Node } from 'yaml';
import { MAX_DEPTH, MAX_EXPANDED_NODES } from './limits.js';

/** Each alias and the node that its anchor held where the alias stands. */
export type AliasTargets = Map<Alias, Node>;

interface AliasProblem {
  readonly offset: number;
  readonly message: string;
}

/** Fills `targets` for one document; an anchor may be set again, then the last one before the alias counts. */
export function linkAliases(document: Document, targets: AliasTargets): AliasProblem | undefined {
  const anchors = new Map<string, Node>();
  let problem: AliasProblem | undefined;
  visit(document, {
    Node: (_key, node) => {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target) targets.set(node, target);
        else {
          problem = {
            offset: startOf(node),
            message: `alias *${node.source} has no anchor &${node.source} before it`,
          };
          return visit.BREAK;
        }
      } else if (node.anchor) anchors.set(node.anchor, node);
      return undefined;
    },
  });
  return problem;
}

interface Measure {
  readonly nodes: number;
  readonly depth: number;
}

const LEAF: Measure = { nodes: 1, depth: 0 };

/** A cyclic alias, or aliases that multiply to more nodes or levels than `limits.ts` allows. */
export function findAliasProblem(
  document: Document,
  targets: AliasTargets,
): AliasProblem | undefined {
  const measures = new Map<Node, Measure>();
  const open = new Set<Node>();
  let problem: AliasProblem | undefined;
  const measureAlias = (alias: Alias): Measure => {
    const target = targets.get(alias);
    if (!target) return LEAF;
    if (!open.has(target)) return measures.get(target) ?? LEAF;
    problem ??= { offset: startOf(alias), message: `alias *${alias.source} contains itself` };
    return LEAF;
  };
  const measure = (node: unknown): Measure => {
    if (isPair(node)) return sum([measure(node.key), measure(node.value)]);
    if (isAlias(node)) return measureAlias(node);
    if (!isCollection(node)) return LEAF;
    open.add(node);
    const { nodes, depth } = sum(node.items.map(measure));
    open.delete(node);
    const total = { nodes: nodes + 1, depth: depth + 1 };
    measures.set(node, total);
    problem ??= tooLarge(node, total);
    return total;
  };
  measure(document.contents);
  return problem;
}

function sum(parts: readonly Measure[]): Measure {
  return parts.reduce(
    (all, part) => ({ nodes: all.nodes + part.nodes, depth: Math.max(all.depth, part.depth) }),
    { nodes: 0, depth: 0 },
  );
}

function tooLarge(node: Node, { nodes, depth }: Measure): AliasProblem | undefined {
  const offset = startOf(node);
  if (nodes > MAX_EXPANDED_NODES) {
    const message = `holds more than ${MAX_EXPANDED_NODES} nodes once its aliases are expanded; use fewer aliases`;
    return { offset, message };
  }
  if (depth > MAX_DEPTH) {
    const message = `is nested deeper than ${MAX_DEPTH} levels once its aliases are expanded; flatten it`;
    return { offset, message };
  }
  return undefined;
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
