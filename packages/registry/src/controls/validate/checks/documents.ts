import type { CheckDescriptions } from '@gonogo/core';

/** What holds for the files of a registry, before anything that is in them. */
export const documentChecks = {
  'registry.capabilities': {
    proves: 'The registry has capabilities',
    fix: 'Add one, or correct the option `capabilitiesFolder`',
  },
  'vocabulary.document': {
    proves: 'The files of the vocabulary can be read and hold what they must',
    fix: 'Correct the file at the place that is named',
  },
  'capability.document': {
    proves: 'Every file of a capability is YAML and holds a mapping',
    fix: 'Correct the YAML at the place that is named',
  },
  'skill.document': {
    proves: 'Every file of a skill is YAML and holds a mapping',
    fix: 'Correct the YAML at the place that is named',
  },
  'yaml.duplicate_key': {
    proves: 'No mapping has a key twice',
    fix: 'Remove one: the last value counts',
  },
  'capability.id.duplicate': {
    proves: 'No two capabilities have the same id',
    fix: 'Give one of them another id',
  },
  'skill.id.duplicate': {
    proves: 'No two skills have the same id',
    fix: 'Give one of them another id',
  },
  'index.unparsable': {
    proves: '`_index.yaml`, where it is there, has the list `capabilities`',
    fix: 'Correct the file, or remove it',
  },
  'index.missing': { proves: 'The index lists every capability', fix: 'Add the id to the index' },
  'index.extra': {
    proves: 'The index lists nothing that is not a capability',
    fix: 'Remove the id from the index',
  },
} satisfies CheckDescriptions;
