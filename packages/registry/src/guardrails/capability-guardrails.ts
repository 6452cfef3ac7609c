import { compareCodePoints } from '@gonogo/core';
import type { CapabilityEntry } from '../catalog/entries.js';
import { stringOf } from '../yaml/query.js';
import { capabilityMetadataIssues, type MetadataIssue } from './metadata-issues.js';

/** Capabilities of one domain and verb. */
export interface SemanticFamily {
  readonly domain: string;
  readonly verb: string;
  readonly capabilities: readonly CapabilityEntry[];
  readonly nouns: readonly string[];
}

/** Capabilities whose descriptions are equal but for case and white space. */
export interface DuplicateDescription {
  readonly description: string;
  readonly capabilities: readonly CapabilityEntry[];
}

/** What the capability guardrails see. Registry rules, "Capability guardrails". */
export interface CapabilityGuardrails {
  readonly capabilitiesTotal: number;
  readonly coveredDomains: number;
  readonly uncoveredDomains: readonly string[];
  readonly families: readonly SemanticFamily[];
  readonly duplicates: readonly DuplicateDescription[];
  readonly metadataIssues: readonly {
    readonly capability: CapabilityEntry;
    readonly issues: readonly MetadataIssue[];
  }[];
}

function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): [string, Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups].filter(([, group]) => group.length > 1);
}

function sortedUnique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(compareCodePoints);
}

function familyKey({ id }: CapabilityEntry): string | undefined {
  const segments = id.split('.');
  return segments.length < 2 ? undefined : `${segments[0]}.${segments[segments.length - 1]}`;
}

function familyOf(capabilities: readonly CapabilityEntry[]): SemanticFamily {
  const segments = capabilities.map(({ id }) => id.split('.'));
  return {
    domain: segments[0][0],
    verb: segments[0][segments[0].length - 1],
    capabilities,
    nouns: sortedUnique(
      segments.filter((parts) => parts.length > 2).map((parts) => parts.slice(1, -1).join('.')),
    ),
  };
}

function semanticFamilies(capabilities: readonly CapabilityEntry[]): SemanticFamily[] {
  return groupBy(capabilities, familyKey)
    .map(([, members]) => familyOf(members))
    .sort(
      (left, right) =>
        compareCodePoints(left.domain, right.domain) || compareCodePoints(left.verb, right.verb),
    );
}

function foldedDescription({ root }: CapabilityEntry): string | undefined {
  const folded = stringOf(root, 'description')?.toLowerCase().trim().replace(/\s+/g, ' ');
  return folded === '' ? undefined : folded;
}

function duplicateDescriptions(capabilities: readonly CapabilityEntry[]): DuplicateDescription[] {
  return groupBy(capabilities, foldedDescription)
    .map(([description, members]) => ({ description, capabilities: members }))
    .sort(
      (left, right) =>
        right.capabilities.length - left.capabilities.length ||
        compareCodePoints(left.description, right.description),
    );
}

/**
 * Looks at a registry's capabilities as its catalog has them.
 *
 * @param capabilities catalog entries, sorted by id and version
 * @param domains of the vocabulary
 */
export function capabilityGuardrails(
  capabilities: readonly CapabilityEntry[],
  domains: ReadonlySet<string>,
): CapabilityGuardrails {
  const used = new Set(capabilities.map(({ id }) => id.split('.', 1)[0]));
  const uncovered = [...domains].filter((domain) => !used.has(domain));
  return {
    capabilitiesTotal: capabilities.length,
    coveredDomains: domains.size - uncovered.length,
    uncoveredDomains: uncovered.sort(compareCodePoints),
    families: semanticFamilies(capabilities),
    duplicates: duplicateDescriptions(capabilities),
    metadataIssues: capabilities
      .map((capability) => ({ capability, issues: capabilityMetadataIssues(capability) }))
      .filter(({ issues }) => issues.length > 0),
  };
}
