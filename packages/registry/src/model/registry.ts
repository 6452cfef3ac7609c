import type { Files } from '@gonogo/core';
import type { CatalogSources } from '../catalog/generate.js';
import type { OverlapRule } from '../guardrails/overlap.js';
import type { Folders } from './folders.js';
import { loadCapabilities, loadSkills } from './sources.js';
import { loadWords } from './vocabulary.js';

/** What the catalogs are generated from, as the registry's files say it. */
export function catalogSources(files: Files, options: Folders & OverlapRule): CatalogSources {
  return {
    capabilities: loadCapabilities(files, options).entries,
    skills: loadSkills(files, options).entries,
    domains: loadWords(files, options).terms.domains,
    rule: options,
  };
}
