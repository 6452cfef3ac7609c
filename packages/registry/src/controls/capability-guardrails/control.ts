import { defineControl } from '@gonogo/core';
import { z } from 'zod';
import { capabilityPattern, folderOptions, vocabularyPaths } from '../../model/folders.js';
import { MARKER, PAGES, PLAYBOOK } from '../shared.js';
import { capabilityGuardrailsChecks } from './checks.js';

const { capabilitiesFolder, vocabularyFolder } = folderOptions;

/** Looks for capabilities that may be one. Playbook 3.2, `capability_governance_guardrails`. */
export const capabilityGuardrailsControl = defineControl({
  id: 'registry-capability-guardrails',
  contract: 'registry_capability_guardrails_v1',
  report: 'registry_capability_guardrails_report.json',
  playbook: PLAYBOOK,
  title: 'Capability guardrails',
  description: 'Capabilities differ from each other, carry their metadata and cover the vocabulary',
  help: `${PAGES}/registry-capability-guardrails.md`,
  marker: MARKER,
  checks: capabilityGuardrailsChecks,
  options: z.strictObject({ capabilitiesFolder, vocabularyFolder }),
  inputs: (options) => [capabilityPattern(options), vocabularyPaths(options).words],
  async run(context, report) {
    const { runCapabilityGuardrails } = await import('./run.js');
    runCapabilityGuardrails(context, report);
  },
});
