import type { Files } from '@gonogo/core';
import {
  capabilityEntries,
  type CapabilityEntry,
  type SkillEntry,
  skillEntries,
} from '../catalog/entries.js';
import type { CatalogSources } from '../catalog/generate.js';
import type { OverlapRule } from '../guardrails/overlap.js';
import { type SkillGuardrails, skillGuardrails } from '../guardrails/skill-guardrails.js';
import type { Folders } from './folders.js';
import { loadCapabilities, loadSkills } from './sources.js';
import { loadWords } from './vocabulary.js';

type CapabilityFolder = Pick<Folders, 'capabilitiesFolder'>;
type SourceFolders = CapabilityFolder & Pick<Folders, 'skillsFolder'>;

/** Catalog entries of the capabilities, made once per process. */
export function loadCapabilityEntries(files: Files, folders: CapabilityFolder): CapabilityEntry[] {
  return files.once(`registry capability entries ${folders.capabilitiesFolder}`, (reader) =>
    capabilityEntries(loadCapabilities(reader, folders).entries),
  );
}

/** Catalog entries of the skills, made once per process. */
export function loadSkillEntries(files: Files, folders: SourceFolders): SkillEntry[] {
  return files.once(`registry skill entries ${folders.skillsFolder}`, (reader) =>
    skillEntries(loadSkills(reader, folders).entries),
  );
}

/** What the skill guardrails see, found once per process for the same rule. */
export function loadSkillGuardrails(
  files: Files,
  options: SourceFolders & OverlapRule,
): SkillGuardrails {
  const { capabilitiesFolder, skillsFolder, overlapThreshold, minSharedCapabilities } = options;
  const rule = { overlapThreshold, minSharedCapabilities };
  const key = JSON.stringify([capabilitiesFolder, skillsFolder, rule]);
  return files.once(`registry skill guardrails ${key}`, (reader) =>
    skillGuardrails(
      loadCapabilityEntries(reader, options),
      loadSkillEntries(reader, options),
      rule,
    ),
  );
}

/** What the catalogs are generated from, as the registry's files say it. */
export function catalogSources(files: Files, options: Folders & OverlapRule): CatalogSources {
  return {
    capabilities: loadCapabilityEntries(files, options),
    skills: loadSkillEntries(files, options),
    skillGuardrails: loadSkillGuardrails(files, options),
    domains: loadWords(files, options).terms.domains,
  };
}
