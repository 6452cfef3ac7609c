import { isAlias, isScalar, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import type { AliasTargets } from './aliases.js';

/** The second of two equal scalar keys of one map, which YAML forbids and GitHub rejects. */
export function findDuplicateKey(
  document: Document,
  targets: AliasTargets,
): { readonly offset: number; readonly message: string } | undefined {
  let found: { offset: number; message: string } | undefined;
  visit(document, {
    Map: (_key, map) => {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        const node = isAlias(key) ? targets.get(key) : (key as Node | null);
        if (!isScalar(node)) continue;
        if (seen.has(node.value)) {
          found = {
            offset: (key as Node).range?.[0] ?? 0,
            message: `key "${String(node.value)}" is given twice in one map; keep one`,
          };
          return visit.BREAK;
        }
        seen.add(node.value);
      }
      return undefined;
    },
  });
  return found;
}
