import { defineControl } from '@gonogo/core';
import { z } from 'zod';
import { METADATA_ISSUES } from '../../guardrails/metadata-issues.js';
import { capabilityPattern, CHANNELS, folderOptions, skillPattern } from '../../model/folders.js';
import { overlapOptions } from '../../model/overlap-options.js';
import { MARKER, PAGES, PLAYBOOK } from '../shared.js';
import { skillGuardrailsChecks } from './checks.js';

const { capabilitiesFolder, skillsFolder } = folderOptions;

/** Looks for skills that do the same, or say too little. Playbook 3.2, `governance_guardrails`. */
export const skillGuardrailsControl = defineControl({
  id: 'registry-skill-guardrails',
  contract: 'registry_skill_guardrails_v1',
  report: 'registry_skill_guardrails_report.json',
  playbook: PLAYBOOK,
  title: 'Skill guardrails',
  description: 'Skills differ from each other, use known capabilities and carry their metadata',
  help: `${PAGES}/registry-skill-guardrails.md`,
  marker: MARKER,
  checks: skillGuardrailsChecks,
  options: z.strictObject({
    capabilitiesFolder,
    skillsFolder,
    ...overlapOptions,
    failOnOverlap: z
      .boolean()
      .default(false)
      .describe('Any overlap of two skills fails the report'),
    failOnHighRiskOverlapChannels: z
      .array(z.enum(CHANNELS))
      .default(['community', 'official'])
      .describe('A high-risk overlap with a skill of one of these channels fails the report'),
    failOnMetadataChannels: z
      .array(z.enum(CHANNELS))
      .default([])
      .describe('Missing metadata of a skill in one of these channels fails the report'),
    failOnMetadataIssues: z
      .array(z.enum(METADATA_ISSUES))
      .default([...METADATA_ISSUES])
      .describe('What may not be missing in those channels'),
  }),
  inputs: (options) => [capabilityPattern(options), skillPattern(options)],
  async run(context, report) {
    const { runSkillGuardrails } = await import('./run.js');
    runSkillGuardrails(context, report);
  },
});
