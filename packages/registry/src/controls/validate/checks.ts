import type { CheckDescription } from '@gonogo/core';
import { capabilityChecks } from './checks/capability.js';
import { cognitiveChecks } from './checks/cognitive.js';
import { documentChecks } from './checks/documents.js';
import { metadataChecks } from './checks/metadata.js';
import { safetyChecks } from './checks/safety.js';
import { skillChecks } from './checks/skill.js';
import type { RuleId } from './rule-ids.js';

/** Every rule, by its id. Registry rules, "Validate". */
export const validateChecks: Readonly<Record<RuleId, CheckDescription>> = {
  ...documentChecks,
  ...capabilityChecks,
  ...metadataChecks,
  ...cognitiveChecks,
  ...safetyChecks,
  ...skillChecks,
};
