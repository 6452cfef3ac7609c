import type { CheckDescriptions } from '@gonogo/core';

/** The block `safety` of a capability. */
export const safetyChecks = {
  'safety.required': {
    proves: 'A capability with side effects has a safety block',
    fix: 'Add one, or set `properties.side_effects` to `false` where that is true',
  },
  'safety.type': { proves: '`safety`, where given, is a mapping', fix: 'Write a mapping' },
  'safety.trust_level': {
    proves: 'The block has a trust level of the vocabulary',
    fix: 'Use one of the levels that are listed',
  },
  'safety.data_classification': {
    proves: '`data_classification`, where given, is in the vocabulary',
    fix: 'Use one of the words that are listed',
  },
  'safety.reversible': {
    proves: '`reversible`, where given, is a boolean',
    fix: 'Write `true` or `false`, without quotes',
  },
  'safety.requires_confirmation': {
    proves: '`requires_confirmation`, where given, is a boolean',
    fix: 'Write `true` or `false`, without quotes',
  },
  'safety.allowed_targets': {
    proves: '`allowed_targets`, where given, is a list of words of the vocabulary',
    fix: 'Use the words that are listed',
  },
  'safety.gates': {
    proves:
      'Each gate is the id of a capability, or a mapping with `capability` and a known `on_fail`',
    fix: 'Correct the entry that is named',
  },
  'safety.gate.unknown': {
    proves: 'Each gate is a capability of this registry',
    fix: 'Correct the id, or add the capability',
  },
  'safety.scope_constraints': {
    proves: '`scope_constraints`, where given, is a list of words of the vocabulary',
    fix: 'Use the words that are listed',
  },
} satisfies CheckDescriptions;
