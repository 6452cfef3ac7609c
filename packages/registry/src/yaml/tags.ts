import { mergedEntries, uniqueEntries, withoutDuplicates } from './collections.js';
import { resolvePlain, type ScalarTag } from './resolve-scalar.js';
import type { DuplicateKey, YamlEntry, YamlNode } from './types.js';
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

/** A merge key with its value. */
export interface MergeEntry {
  readonly merge: YamlNode;
  readonly offset: number;
}

/** What stands in a mapping as it is written. */
export type RawEntry = YamlEntry | MergeEntry;

/** What finishing a mapping tells the composer. */
export interface MappingNotes {
  readonly duplicates: DuplicateKey[];
  /** Called with the number of entries that merge keys bring in. */
  readonly countMerged: (entries: number, offset: number) => void;
}

function isOwn(entry: RawEntry): entry is YamlEntry {
  return !('merge' in entry);
}

/** A mapping's entries: merged ones first, as in a Python dict, then its own, each key once. */
export function finishEntries(raw: readonly RawEntry[], notes: MappingNotes): readonly YamlEntry[] {
  if (raw.every(isOwn)) return withoutDuplicates(raw, notes.duplicates);
  const merged: YamlEntry[] = [];
  for (const entry of raw) {
    if (isOwn(entry)) continue;
    const entries = mergedEntries(entry.merge);
    notes.countMerged(entries.length, entry.offset);
    for (const item of entries) merged.push(item);
  }
  const own = withoutDuplicates(raw.filter(isOwn), notes.duplicates);
  return uniqueEntries([...merged, ...own]);
}

/** Checks the tag of a sequence: `!!seq`, `!` or none. */
export function checkSequenceTag(tag: string, offset: number): void {
  if (tag !== '' && tag !== '!' && tag !== `${CORE}seq`) refuse(tag, 'a sequence', offset);
}

/** Checks the tag of a mapping: `!!map`, `!` or none. */
export function checkMappingTag(tag: string, offset: number): void {
  if (tag !== '' && tag !== '!' && tag !== `${CORE}map`) refuse(tag, 'a mapping', offset);
}
