import { compareCodePoints } from '@gonogo/core';
import type { CapabilityEntry } from '../catalog/entries.js';
import { domainOfId, nounOfId, verbOfId } from '../catalog/ids.js';
import { stringOf } from '../yaml/query.js';
import { capabilityMetadataIssues, type MetadataIssue } from './metadata-issues.js';

/** At least two items. */
type Several<Item> = readonly [Item, Item, ...Item[]];

/** Capabilities of one domain and verb. */
export interface SemanticFamily {
  readonly domain: string;
  readonly verb: string;
  readonly capabilities: Several<CapabilityEntry>;
  readonly nouns: readonly string[];
}

/** Capabilities whose descriptions are equal but for case and white space. */
export interface DuplicateDescription {
  readonly description: string;
  readonly capabilities: Several<CapabilityEntry>;
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

function isSeveral<Item>(group: [string, Item[]]): group is [string, [Item, Item, ...Item[]]] {
  return group[1].length > 1;
}

function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): [string, Several<Item>][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups].filter(isSeveral);
}

function sortedUnique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(compareCodePoints);
}

function familyKey({ id }: CapabilityEntry): string | undefined {
  return id.includes('.') ? `${domainOfId(id)}.${verbOfId(id)}` : undefined;
}

function familyOf(capabilities: Several<CapabilityEntry>): SemanticFamily {
  const [{ id }] = capabilities;
  const nouns = capabilities.map((capability) => nounOfId(capability.id));
  return {
    domain: domainOfId(id),
    verb: verbOfId(id),
    capabilities,
    nouns: sortedUnique(nouns.filter((noun) => noun !== '')),
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
  const used = new Set(capabilities.map(({ id }) => domainOfId(id)));
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
