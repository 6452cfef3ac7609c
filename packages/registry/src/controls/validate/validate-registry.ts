import type { Location } from '@gonogo/core';
import type { CapabilityIndex } from '../../model/capability-index.js';
import type { BrokenDocument } from '../../model/document.js';
import type { Capability, Skill, Sources } from '../../model/sources.js';
import type { CognitiveTerms, Loaded, SafetyTerms, Words } from '../../model/vocabulary.js';
import { checkPureCognitive } from './capability/cognitive.js';
import { checkHints } from './capability/hints.js';
import { checkCapabilityMetadata } from './capability/metadata.js';
import { checkProperties } from './capability/properties.js';
import { checkReplacement } from './capability/replacement.js';
import { checkSafety } from './capability/safety.js';
import { checkCapabilityStructure } from './capability/structure.js';
import { DocumentFindings, type Finding, sortFindings } from './findings.js';
import { checkDuplicateIds, checkDuplicateKeys } from './registry/duplicates.js';
import { checkIndex } from './registry/index-file.js';
import type { RuleId } from './rule-ids.js';
import { checkCycles } from './skill/check-cycles.js';
import { checkSkillMetadata } from './skill/metadata.js';
import { checkReferences, type KnownIds } from './skill/references.js';
import { checkSkillStructure } from './skill/structure.js';
import { usesOf } from './skill/uses.js';

/** All that is validated. */
export interface ValidatedRegistry {
  readonly capabilities: Sources<Capability>;
  readonly skills: Sources<Skill>;
  readonly words: Loaded<Words>;
  readonly cognitive: Loaded<CognitiveTerms>;
  readonly safety: Loaded<SafetyTerms>;
  readonly index: CapabilityIndex;
  /** Where a registry without capabilities is pointed at. */
  readonly capabilitiesFolder: Location;
}

function idsOf(entries: readonly { readonly id: string | undefined }[]): ReadonlySet<string> {
  return new Set(entries.flatMap(({ id }) => id ?? []));
}

function checkCapability(
  capability: Capability,
  registry: ValidatedRegistry,
  known: KnownIds,
  found: Finding[],
): void {
  const findings = new DocumentFindings(capability, found);
  const { root } = capability;
  const isKnown = (id: string): boolean => known.capabilities.has(id);
  checkDuplicateKeys(capability, found);
  if (checkCapabilityStructure(findings, capability, registry.words.terms)) {
    checkCapabilityMetadata(findings, capability);
    checkProperties(findings, root);
    checkHints(findings, root, registry.cognitive.terms);
    checkSafety(findings, root, registry.safety.terms, isKnown);
    checkPureCognitive(findings, capability);
  }
  checkReplacement(findings, capability, isKnown);
}

function checkSkill(skill: Skill, known: KnownIds, found: Finding[]): void {
  const findings = new DocumentFindings(skill, found);
  checkDuplicateKeys(skill, found);
  if (checkSkillStructure(findings, skill)) checkSkillMetadata(findings, skill);
  checkReferences(findings, usesOf(skill), known);
}

function addBroken(rule: RuleId, broken: readonly BrokenDocument[], found: Finding[]): void {
  for (const { message, location } of broken) found.push({ rule, message, location });
}

function checkSourcesThere(registry: ValidatedRegistry, found: Finding[]): void {
  const { capabilities, capabilitiesFolder: location } = registry;
  if (capabilities.entries.length + capabilities.broken.length > 0) return;
  const message = `${location.file} holds no capability; add one, or correct the option "capabilitiesFolder"`;
  found.push({ rule: 'registry.capabilities', message, location });
}

/**
 * Validates a registry; a pure function. One broken file is one finding, and the others are still
 * checked. Registry rules, "Validate".
 */
export function validateRegistry(registry: ValidatedRegistry): Finding[] {
  const { capabilities, skills, words, cognitive, safety, index } = registry;
  const found: Finding[] = [];
  checkSourcesThere(registry, found);
  const vocabulary = [words.broken, cognitive.broken, safety.broken].flatMap((item) => item ?? []);
  addBroken('vocabulary.document', vocabulary, found);
  addBroken('capability.document', capabilities.broken, found);
  addBroken('skill.document', skills.broken, found);
  const known = { capabilities: idsOf(capabilities.entries), skills: idsOf(skills.entries) };
  for (const capability of capabilities.entries)
    checkCapability(capability, registry, known, found);
  for (const skill of skills.entries) checkSkill(skill, known, found);
  checkCycles(skills.entries, found);
  checkDuplicateIds(capabilities.entries, 'capability.id.duplicate', found);
  checkDuplicateIds(skills.entries, 'skill.id.duplicate', found);
  checkIndex(index, [...known.capabilities], found);
  return sortFindings(found);
}
