import { compareCodePoints } from '@gonogo/core';
import type { CapabilityEntry, SkillEntry } from '../catalog/entries.js';
import { type MetadataIssue, skillMetadataIssues } from './metadata-issues.js';
import { findOverlaps, type OverlapAlert, type OverlapRule } from './overlap.js';

/** What the skill guardrails see. Registry rules, "Skill guardrails". */
export interface SkillGuardrails {
  readonly rule: OverlapRule;
  readonly skillsTotal: number;
  /** Sorted by id. */
  readonly metadataIssues: readonly {
    readonly skill: SkillEntry;
    readonly issues: readonly MetadataIssue[];
  }[];
  readonly overlaps: readonly OverlapAlert<SkillEntry>[];
  /** Skills that use capabilities which are not in the registry, with those ids, sorted. */
  readonly unknownCapabilities: readonly {
    readonly skill: SkillEntry;
    readonly ids: readonly string[];
  }[];
}

/**
 * Looks at a registry's skills as its catalog has them.
 *
 * @param capabilities catalog entries
 * @param skills catalog entries, sorted by id and version
 */
export function skillGuardrails(
  capabilities: readonly CapabilityEntry[],
  skills: readonly SkillEntry[],
  rule: OverlapRule,
): SkillGuardrails {
  const known = new Set(capabilities.map(({ id }) => id));
  return {
    rule,
    skillsTotal: skills.length,
    metadataIssues: skills
      .map((skill) => ({ skill, issues: skillMetadataIssues(skill) }))
      .filter(({ issues }) => issues.length > 0),
    overlaps: findOverlaps(skills, rule),
    unknownCapabilities: skills
      .map((skill) => ({
        skill,
        ids: skill.usesCapabilities.filter((id) => !known.has(id)).sort(compareCodePoints),
      }))
      .filter(({ ids }) => ids.length > 0),
  };
}
