import { entryNode } from './nodes.js';
import type { DuplicateKey, YamlEntry, YamlNode, YamlScalar } from './types.js';
import { YamlError } from './yaml-error.js';

/** What makes two keys one in a Python dict: 1, 1.0 and true are equal, "1" is another. */
function identityOf(key: YamlScalar): string {
  const { type, value } = key;
  if (type === 'string') return `s${String(value)}`;
  if (type === 'boolean') return value === true ? 'i1' : 'i0';
  if (type === 'float' && Number.isInteger(value)) return `i${BigInt(value as number)}`;
  return `${type === 'integer' ? 'i' : type}${String(value)}`;
}

/** Entries as a Python dict keeps them: place (and spelling) of the first occurrence, value of the last. */
export function uniqueEntries(entries: readonly YamlEntry[]): YamlEntry[] {
  const result = new Map<string, YamlEntry>();
  for (const entry of entries) {
    const identity = identityOf(entry.key);
    const first = result.get(identity);
    result.set(identity, first === undefined ? entry : entryNode(first.key, entry.value));
  }
  return [...result.values()];
}

/** Whether all keys are strings and no two are equal, which is nearly always so. */
function areDistinctStrings(entries: readonly YamlEntry[]): boolean {
  if (!entries.every(({ name }) => name !== undefined)) return false;
  // Most mappings are small, and equal short keys are one string.
  if (entries.length > 8) return new Set(entries.map(({ name }) => name)).size === entries.length;
  return entries.every(
    ({ name }, index) => entries.findIndex((entry) => entry.name === name) === index,
  );
}

/** A repeated key keeps its last value; each later occurrence is noted in `duplicates`. */
export function withoutDuplicates(
  entries: readonly YamlEntry[],
  duplicates: DuplicateKey[],
): readonly YamlEntry[] {
  if (areDistinctStrings(entries)) return entries;
  const seen = new Set<string>();
  for (const { key } of entries) {
    const identity = identityOf(key);
    if (seen.has(identity)) duplicates.push({ key: String(key.value), offset: key.offset });
    seen.add(identity);
  }
  return uniqueEntries(entries);
}

/**
 * The entries that a merge key brings in. http://yaml.org/type/merge.html: of several mappings the
 * earlier one wins.
 *
 * @throws YamlError for a value that is neither a mapping nor a list of mappings
 */
export function mergedEntries(value: YamlNode): readonly YamlEntry[] {
  if (value.kind === 'mapping') return value.entries;
  if (value.kind === 'scalar') {
    throw new YamlError('"<<" needs a mapping or a list of mappings', value.offset);
  }
  return [...value.items].reverse().flatMap((item) => {
    if (item.kind === 'mapping') return item.entries;
    throw new YamlError('"<<" needs a mapping or a list of mappings', item.offset);
  });
}
