import { mergedEntries, uniqueEntries, withoutDuplicates } from './collections.js';
import { makeScalar, resolvePlain, type ScalarTag } from './resolve-scalar.js';
import type { DuplicateKey, YamlEntry, YamlNode, YamlScalar } from './types.js';
import { YamlError } from './yaml-error.js';

const CORE = 'tag:yaml.org,2002:';

const SCALAR_TAGS: ReadonlyMap<string, ScalarTag> = new Map([
  [`${CORE}str`, 'string'],
  [`${CORE}null`, 'null'],
  [`${CORE}bool`, 'boolean'],
  [`${CORE}int`, 'integer'],
  [`${CORE}float`, 'float'],
  [`${CORE}timestamp`, 'timestamp'],
  [`${CORE}merge`, 'merge'],
  [`${CORE}value`, 'default'],
]);

function refuse(tag: string, what: string, offset: number): never {
  throw new YamlError(
    `the tag ${JSON.stringify(tag)} does not fit ${what}; a registry holds what JSON can hold`,
    offset,
  );
}

/** The tag that a scalar has, given or resolved. An empty or `!` tag resolves as a plain scalar does. */
export function scalarTag(tag: string, text: string, plain: boolean, offset: number): ScalarTag {
  if (tag === '') return plain ? resolvePlain(text) : 'string';
  if (tag === '!') return resolvePlain(text);
  return SCALAR_TAGS.get(tag) ?? refuse(tag, 'a scalar', offset);
}

/** A key as it was composed: `merge` and `default` are keys of their own kind. */
export interface RawKey {
  readonly tag: ScalarTag;
  readonly text: string;
  readonly offset: number;
}

export interface RawEntry {
  readonly key: RawKey | YamlScalar;
  readonly value: YamlNode;
}

function finishedKey(key: RawKey | YamlScalar): YamlScalar {
  if ('kind' in key) return key;
  if (key.tag === 'default') return makeScalar('string', key.text, key.offset);
  return makeScalar(key.tag, key.text, key.offset);
}

function isMerge(key: RawKey | YamlScalar): boolean {
  return !('kind' in key) && key.tag === 'merge';
}

/** What finishing a mapping tells the composer. */
export interface MappingNotes {
  readonly duplicates: DuplicateKey[];
  /** Called with the number of entries that merge keys bring in. */
  readonly countMerged: (entries: number, offset: number) => void;
}

/** A mapping's entries: merged ones first, as in a Python dict, then its own, each key once. */
export function finishEntries(raw: readonly RawEntry[], notes: MappingNotes): readonly YamlEntry[] {
  const own: YamlEntry[] = [];
  const merged: YamlEntry[] = [];
  for (const { key, value } of raw) {
    if (!isMerge(key)) {
      own.push({ key: finishedKey(key), value });
      continue;
    }
    const entries = mergedEntries(value);
    notes.countMerged(entries.length, key.offset);
    for (const entry of entries) merged.push(entry);
  }
  const distinct = withoutDuplicates(own, notes.duplicates);
  return merged.length === 0 ? distinct : uniqueEntries([...merged, ...distinct]);
}

/** Checks the tag of a sequence: `!!seq`, `!` or none. */
export function checkSequenceTag(tag: string, offset: number): void {
  if (tag !== '' && tag !== '!' && tag !== `${CORE}seq`) refuse(tag, 'a sequence', offset);
}

/** Checks the tag of a mapping: `!!map`, `!` or none. */
export function checkMappingTag(tag: string, offset: number): void {
  if (tag !== '' && tag !== '!' && tag !== `${CORE}map`) refuse(tag, 'a mapping', offset);
}
