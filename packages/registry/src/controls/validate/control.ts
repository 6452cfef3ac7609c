import { defineControl } from '@gonogo/core';
import { z } from 'zod';
import {
  capabilityPattern,
  folderOptions,
  skillPattern,
  vocabularyPaths,
} from '../../model/folders.js';
import { MARKER, PAGES, PLAYBOOK } from '../shared.js';
import { validateChecks } from './checks.js';

/** Checks every file of the registry against the rules. Playbook 3.2, `validate_registry`. */
export const validate = defineControl({
  id: 'registry-validate',
  contract: 'registry_validation_v1',
  report: 'registry_validation_report.json',
  playbook: PLAYBOOK,
  title: 'Registry validation',
  description: 'Capabilities and skills keep the rules of the registry and use what exists',
  help: `${PAGES}/registry-validate.md`,
  marker: MARKER,
  checks: validateChecks,
  options: z.strictObject(folderOptions),
  inputs: (options) => [
    capabilityPattern(options),
    skillPattern(options),
    ...Object.values(vocabularyPaths(options)),
  ],
  async run(context, report) {
    const { runValidate } = await import('./run.js');
    runValidate(context, report);
  },
});
