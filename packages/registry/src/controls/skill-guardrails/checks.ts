import type { CheckDescriptions } from '@gonogo/core';
import { CAPABILITY_DOCUMENT, SKILL_DOCUMENT } from '../document-checks.js';

/** Every check of the control. Registry rules, "Skill guardrails". */
export const skillGuardrailsChecks: CheckDescriptions = {
  'capability.document': CAPABILITY_DOCUMENT,
  'skill.document': SKILL_DOCUMENT,
  'skill.overlap': {
    proves: 'No two skills use nearly the same capabilities for nearly the same outputs',
    fix: 'Merge them, or make them variants of one skill',
  },
  'skill.missing_use_cases': {
    proves: 'The skill says what it is for',
    fix: 'Add `metadata.use_cases`',
  },
  'skill.missing_examples': { proves: 'The skill has an example', fix: 'Add `metadata.examples`' },
  'skill.missing_tags': { proves: 'The skill has tags', fix: 'Add `metadata.tags`' },
  'skill.missing_classification': {
    proves: 'The skill is classified',
    fix: 'Add `metadata.classification`',
  },
  'skill.unknown_capability': {
    proves: 'The capabilities that the skill uses are in the registry',
    fix: 'Correct the step that uses it; `evidence-registry-validate` fails for it and names the place',
  },
};
