import { defineControl } from '@gonogo/core';
import { z } from 'zod';
import {
  capabilityPattern,
  folderOptions,
  skillPattern,
  vocabularyPaths,
} from '../../model/folders.js';
import { overlapOptions } from '../../model/overlap-options.js';
import { MARKER, PAGES, PLAYBOOK } from '../shared.js';
import { catalogChecks } from './checks.js';

/** Options that decide what the catalogs hold. */
export const catalogOptions = z.strictObject({ ...folderOptions, ...overlapOptions });

/** Checks that the committed catalogs are current. Playbook 3.2, `generate_catalog` and `registry_stats`. */
export const catalog = defineControl({
  id: 'registry-catalog',
  contract: 'registry_catalog_v1',
  report: 'registry_catalog_report.json',
  playbook: PLAYBOOK,
  title: 'Catalog freshness',
  description: 'The committed catalogs are what the sources generate, byte for byte',
  help: `${PAGES}/registry-catalog.md`,
  marker: MARKER,
  checks: catalogChecks,
  options: catalogOptions,
  inputs: (options) => [
    capabilityPattern(options),
    skillPattern(options),
    vocabularyPaths(options).words,
    `${options.catalogFolder}/*.json`,
  ],
  async run(context, report) {
    const { runCatalog } = await import('./run.js');
    runCatalog(context, report);
  },
});
