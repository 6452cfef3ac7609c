import type { CheckDescription } from '@gonogo/core';

/** What every control of a registry has to read before it can say anything. */
const FIX = 'Correct the file at the place that is named: what is in it is unknown until then';

export const CAPABILITY_DOCUMENT: CheckDescription = {
  proves: 'Every file of a capability can be looked into',
  fix: FIX,
};

export const SKILL_DOCUMENT: CheckDescription = {
  proves: 'Every file of a skill can be looked into',
  fix: FIX,
};

export const VOCABULARY_DOCUMENT: CheckDescription = {
  proves: 'The words of the vocabulary can be read',
  fix: FIX,
};
