import type { CheckDescriptions } from '@gonogo/core';
import { CAPABILITY_DOCUMENT, VOCABULARY_DOCUMENT } from '../document-checks.js';

/** Every check of the control. Registry rules, "Capability guardrails". */
export const capabilityGuardrailsChecks: CheckDescriptions = {
  'capability.document': CAPABILITY_DOCUMENT,
  'vocabulary.document': VOCABULARY_DOCUMENT,
  'capability.semantic_family': {
    proves: 'No two capabilities have the same domain and verb',
    fix: 'See whether one would do for all of them',
  },
  'capability.duplicate_description': {
    proves: 'No two capabilities have the same description',
    fix: 'Merge them, or say what tells them apart',
  },
  'capability.metadata_issues': {
    proves: 'The capability has tags and examples',
    fix: 'Add `metadata.tags` and `metadata.examples`',
  },
};
