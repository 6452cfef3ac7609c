import { mappingOf, stringIn, stringOf, valueOf } from '../yaml/query.js';
import type { YamlMapping, YamlNode } from '../yaml/types.js';
import { array, type Printable } from './print.js';

const EMPTY = array([]);

function listOf(metadata: YamlMapping | undefined, key: string): YamlNode | undefined {
  const value = metadata && valueOf(metadata, key);
  return value?.kind === 'sequence' ? value : undefined;
}

/** A document's metadata as the catalogs show it; what has the wrong type falls back to its default. */
export interface CatalogMetadata {
  readonly tags: Printable;
  /** Tags that are strings. */
  readonly tagNames: readonly string[];
  readonly category: string | null;
  readonly status: string;
  readonly useCases: Printable;
  readonly examples: Printable;
  readonly classification: YamlMapping | undefined;
}

export function catalogMetadata(root: YamlMapping): CatalogMetadata {
  const metadata = mappingOf(root, 'metadata');
  const tags = listOf(metadata, 'tags');
  return {
    tags: tags ?? EMPTY,
    tagNames: tags?.kind === 'sequence' ? tags.items.flatMap((tag) => stringIn(tag) ?? []) : [],
    category: (metadata && stringOf(metadata, 'category')) ?? null,
    status: (metadata && stringOf(metadata, 'status')) ?? 'unspecified',
    useCases: listOf(metadata, 'use_cases') ?? EMPTY,
    examples: listOf(metadata, 'examples') ?? EMPTY,
    classification: metadata && mappingOf(metadata, 'classification'),
  };
}

/** Whether a list of a catalog entry has no item. */
export function isEmptyList(value: Printable): boolean {
  if (value === null || typeof value !== 'object') return false;
  return (value.kind === 'array' || value.kind === 'sequence') && value.items.length === 0;
}
