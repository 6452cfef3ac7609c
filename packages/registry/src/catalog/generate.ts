import { capabilityGuardrails } from '../guardrails/capability-guardrails.js';
import type { SkillGuardrails } from '../guardrails/skill-guardrails.js';
import {
  type CapabilityEntry,
  printableCapability,
  printableSkill,
  type SkillEntry,
} from './entries.js';
import { capabilityGovernanceCatalog, skillGovernanceCatalog } from './governance.js';
import { graphCatalog } from './graph.js';
import { array, printJson } from './print.js';
import { statsCatalog } from './stats.js';

/** The generated files, in the order in which they are reported. */
export const CATALOG_FILES = [
  'capabilities.json',
  'skills.json',
  'graph.json',
  'governance_guardrails.json',
  'capability_governance_guardrails.json',
  'stats.json',
] as const;
export type CatalogFile = (typeof CATALOG_FILES)[number];

/** What the catalogs are generated from. */
export interface CatalogSources {
  /** Sorted by id and version. */
  readonly capabilities: readonly CapabilityEntry[];
  readonly skills: readonly SkillEntry[];
  readonly skillGuardrails: SkillGuardrails;
  /** Domains of the vocabulary. */
  readonly domains: ReadonlySet<string>;
}

/**
 * Generates the whole catalog from the sources; a pure function.
 *
 * @returns the text of each file. Registry rules, "Catalog" and "Stats"
 */
export function generateCatalog(sources: CatalogSources): ReadonlyMap<CatalogFile, string> {
  const { capabilities, skills, skillGuardrails, domains } = sources;
  return new Map([
    ['capabilities.json', printJson(array(capabilities.map(printableCapability)))],
    ['skills.json', printJson(array(skills.map(printableSkill)))],
    ['graph.json', printJson(graphCatalog(skills))],
    ['governance_guardrails.json', printJson(skillGovernanceCatalog(skillGuardrails))],
    [
      'capability_governance_guardrails.json',
      printJson(capabilityGovernanceCatalog(capabilityGuardrails(capabilities, domains))),
    ],
    ['stats.json', printJson(statsCatalog(capabilities, skills))],
  ]);
}
