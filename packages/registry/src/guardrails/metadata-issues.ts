import type { CapabilityEntry, SkillEntry } from '../catalog/entries.js';
import { isEmptyList } from '../catalog/metadata.js';

/** What can be missing from a skill's metadata, in the order of the reports. Registry rules, "Skill guardrails". */
export const METADATA_ISSUES = [
  'missing_metadata',
  'missing_use_cases',
  'missing_examples',
  'missing_tags',
  'missing_classification',
] as const;
export type MetadataIssue = (typeof METADATA_ISSUES)[number];

/**
 * What is missing from the metadata of a skill's catalog entry. `missing_metadata` is for catalogs of
 * others: each entry that is generated here has a metadata block.
 */
export function skillMetadataIssues({ metadata }: Pick<SkillEntry, 'metadata'>): MetadataIssue[] {
  const missing: [MetadataIssue, boolean][] = [
    ['missing_use_cases', isEmptyList(metadata.useCases)],
    ['missing_examples', isEmptyList(metadata.examples)],
    ['missing_tags', isEmptyList(metadata.tags)],
    ['missing_classification', metadata.classification === undefined],
  ];
  return missing.filter(([, applies]) => applies).map(([issue]) => issue);
}

/** What is missing from the metadata of a capability's catalog entry. */
export function capabilityMetadataIssues({
  metadata,
}: Pick<CapabilityEntry, 'metadata'>): MetadataIssue[] {
  const missing: [MetadataIssue, boolean][] = [
    ['missing_examples', isEmptyList(metadata.examples)],
    ['missing_tags', isEmptyList(metadata.tags)],
  ];
  return missing.filter(([, applies]) => applies).map(([issue]) => issue);
}
