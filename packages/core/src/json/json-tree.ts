import type { Node } from 'jsonc-parser';

/** Names the way from the document's root to a value: object keys and array indexes. */
export type JsonPath = readonly (string | number)[];

/**
 * The node at a path, or the nearest ancestor that exists. Of a repeated key the last one counts,
 * as it does for `JSON.parse`.
 *
 * @returns the node, its key where it is the value of a property, and whether the whole path was there
 */
export function findNearest(
  root: Node,
  path: JsonPath,
): { node: Node; key?: Node; found: boolean } {
  let node = root;
  let key: Node | undefined;
  for (const segment of path) {
    const next = stepInto(node, segment);
    if (next === undefined) return { node, ...(key && { key }), found: false };
    ({ node, key } = next);
  }
  return { node, ...(key && { key }), found: true };
}

function stepInto(node: Node, segment: string | number): { node: Node; key?: Node } | undefined {
  if (node.type === 'array') {
    const element = typeof segment === 'number' ? node.children?.[segment] : undefined;
    return element && { node: element };
  }
  const property = node.children?.findLast((child) => child.children?.[0]?.value === segment);
  const [key, value] = property?.children ?? [];
  return node.type === 'object' && key && value ? { node: value, key } : undefined;
}

/** A key that its object has more than once. */
export interface RepeatedKey {
  readonly path: JsonPath;
  /** The later of the two keys. */
  readonly node: Node;
}

/** Every repetition of a key, in the order of the document. */
export function findRepeatedKeys(root: Node): RepeatedKey[] {
  const found: RepeatedKey[] = [];
  collectRepeatedKeys(root, [], found);
  return found;
}

/** Recursion is bounded: documents nest no deeper than `MAX_DEPTH`. */
function collectRepeatedKeys(node: Node, path: JsonPath, found: RepeatedKey[]): void {
  if (node.type === 'array') {
    node.children?.forEach((child, index) => collectRepeatedKeys(child, [...path, index], found));
  }
  if (node.type !== 'object') return;
  const seen = new Set<string>();
  for (const [key, value] of (node.children ?? []).map((child) => child.children ?? [])) {
    if (key === undefined || value === undefined) continue;
    const name = String(key.value);
    const childPath = [...path, name];
    if (seen.has(name)) found.push({ path: childPath, node: key });
    seen.add(name);
    collectRepeatedKeys(value, childPath, found);
  }
}
