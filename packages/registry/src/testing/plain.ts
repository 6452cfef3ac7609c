import type { YamlNode } from '../yaml/types.js';

/** A node as `[type, value]`, so that tests can compare trees without positions. */
export function plain(node: YamlNode): unknown {
  if (node.kind === 'scalar') return [node.type, node.value];
  if (node.kind === 'sequence') return node.items.map(plain);
  return { entries: node.entries.map(({ key, value }) => [plain(key), plain(value)]) };
}
