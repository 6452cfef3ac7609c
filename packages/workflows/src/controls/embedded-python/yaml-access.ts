import { isMap, isScalar, isSeq } from 'yaml';
import type { Node, Scalar } from 'yaml';
import type { YamlFile } from '../../yaml/index.js';

// Reading a workflow of any shape: what is not there, or not of the expected kind, is undefined or empty.

export interface Entry {
  readonly key: string;
  readonly value: Node;
}

/** The entries of a map whose keys are scalars, aliases resolved. */
export function entriesOf(yaml: YamlFile, node: unknown): Entry[] {
  const map = yaml.resolve(node);
  if (!isMap(map)) return [];
  return map.items.flatMap(({ key, value }) => {
    const name = yaml.resolve(key);
    const resolved = yaml.resolve(value);
    return isScalar(name) && resolved ? [{ key: String(name.value), value: resolved }] : [];
  });
}

/** The value at a path of keys, aliases resolved. */
export function valueAt(yaml: YamlFile, node: unknown, ...path: string[]): Node | undefined {
  let value = yaml.resolve(node);
  for (const key of path) value = entriesOf(yaml, value).find((entry) => entry.key === key)?.value;
  return value;
}

/** The items of a sequence, aliases resolved. */
export function itemsOf(yaml: YamlFile, node: unknown): Node[] {
  const sequence = yaml.resolve(node);
  if (!isSeq(sequence)) return [];
  return sequence.items.flatMap((item) => yaml.resolve(item) ?? []);
}

/** A scalar with a text, and that text as written (`3.10`, where its value is the number 3.1). */
export function scalarAt(yaml: YamlFile, node: unknown, ...path: string[]): Scalar | undefined {
  const value = valueAt(yaml, node, ...path);
  return isScalar(value) && value.value !== null ? value : undefined;
}

export function textAt(yaml: YamlFile, node: unknown, ...path: string[]): string | undefined {
  return scalarAt(yaml, node, ...path)?.source;
}
