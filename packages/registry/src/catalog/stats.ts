import { compareCodePoints } from '@gonogo/core';
import type { CapabilityEntry, SkillEntry } from './entries.js';
import { domainOfId } from './ids.js';
import { array, float, object, type Printable } from './print.js';
import { pythonRound } from './python-number.js';

type Count = readonly [id: string, count: number];

/** Counts equal texts, ranked by count descending, then by text in code-point order. */
function ranked(texts: Iterable<string>): Count[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(
    ([leftId, left], [rightId, right]) => right - left || compareCodePoints(leftId, rightId),
  );
}

function countsById(counts: readonly Count[]): Printable {
  return array(
    counts.map(([id, count]) =>
      object([
        ['id', id],
        ['count', count],
      ]),
    ),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function summary(
  capabilities: readonly CapabilityEntry[],
  skills: readonly SkillEntry[],
): Printable {
  const domains = new Set([
    ...capabilities.map(({ id }) => domainOfId(id)),
    ...skills.map((skill) => skill.domain),
  ]);
  return object([
    ['capability_count', capabilities.length],
    ['skill_count', skills.length],
    ['domain_count', domains.size],
    ['channel_count', new Set(skills.map((skill) => skill.channel)).size],
  ]);
}

function skillStats(skills: readonly SkillEntry[]): Printable {
  const steps = sum(skills.map((skill) => skill.stepCount));
  return object([
    ['by_domain', object(ranked(skills.map((skill) => skill.domain)))],
    ['by_channel', object(ranked(skills.map((skill) => skill.channel)))],
    ['average_steps', float(skills.length === 0 ? 0 : pythonRound(steps / skills.length, 2))],
    ['with_skill_dependencies', skills.filter((skill) => skill.usesSkills.length > 0).length],
  ]);
}

function* usedCapabilities(skills: readonly SkillEntry[]): Generator<string> {
  for (const { usesCapabilities } of skills) yield* usesCapabilities;
}

function capabilityStats(
  capabilities: readonly CapabilityEntry[],
  skills: readonly SkillEntry[],
): Printable {
  const used = ranked(usedCapabilities(skills));
  const usedIds = new Set(used.map(([id]) => id));
  const unused = new Set(capabilities.map(({ id }) => id).filter((id) => !usedIds.has(id)));
  return object([
    ['by_domain', object(ranked(capabilities.map(({ id }) => domainOfId(id))))],
    ['by_status', object(ranked(capabilities.map(({ metadata }) => metadata.status)))],
    ['most_used', countsById(used)],
    ['unused', array([...unused].sort(compareCodePoints))],
  ]);
}

function dependencyStats(skills: readonly SkillEntry[]): Printable {
  const counts = skills.map((skill) => skill.usesCapabilities.length);
  return object([
    ['skill_to_capability_edges', sum(counts)],
    ['skill_to_skill_edges', sum(skills.map((skill) => skill.usesSkills.length))],
    ['max_capabilities_per_skill', counts.reduce((most, count) => Math.max(most, count), 0)],
  ]);
}

function tagsOf(entries: readonly { metadata: { tagNames: readonly string[] } }[]): string[] {
  return entries.flatMap(({ metadata }) => metadata.tagNames);
}

/** `stats.json`. Registry rules, "Stats". */
export function statsCatalog(
  capabilities: readonly CapabilityEntry[],
  skills: readonly SkillEntry[],
): Printable {
  return object([
    ['summary', summary(capabilities, skills)],
    ['skills', skillStats(skills)],
    ['capabilities', capabilityStats(capabilities, skills)],
    ['dependencies', dependencyStats(skills)],
    [
      'metadata',
      object([
        // Every catalog entry has a metadata block, by its defaults; committed catalogs count that block.
        ['skills_with_nondefault_metadata', skills.length],
        ['capabilities_with_nondefault_metadata', capabilities.length],
        ['top_skill_tags', countsById(ranked(tagsOf(skills)))],
        ['top_capability_tags', countsById(ranked(tagsOf(capabilities)))],
      ]),
    ],
  ]);
}
