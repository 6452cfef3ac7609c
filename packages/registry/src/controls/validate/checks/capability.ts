import type { CheckDescriptions } from '@gonogo/core';

/** Fields that every capability has, and its properties and replacement. */
export const capabilityChecks = {
  'capability.required': {
    proves: 'The capability has `id`, `version`, `description`, `inputs` and `outputs`',
    fix: 'Add the field; the file is checked further only then',
  },
  'capability.id.type': {
    proves: '`id` is a string',
    fix: 'Write a string; the file is checked further only then',
  },
  'capability.id.segments': {
    proves: '`id` has from 2 to `max_segments` segments, joined by dots',
    fix: 'Shorten or lengthen the id; the limit is in `vocabulary.json`',
  },
  'capability.id.domain': {
    proves: 'The first segment of `id` is a domain of the vocabulary',
    fix: 'Use a known domain, or add this one to `vocabulary.json`',
  },
  'capability.id.verb': {
    proves: 'The last segment of `id` is a verb of the vocabulary',
    fix: 'Use a known verb, or add this one to `vocabulary.json`',
  },
  'capability.id.noun': {
    proves: 'The middle one of three segments of `id` is a noun of the vocabulary',
    fix: 'Use a known noun, or add this one to `vocabulary.json`',
  },
  'capability.version': {
    proves: '`version` is a string that is not empty',
    fix: 'Write one, in quotes where YAML reads a number',
  },
  'capability.description': {
    proves: '`description` is a string that is not empty',
    fix: 'Say in a sentence what the capability does',
  },
  'capability.inputs': {
    proves: '`inputs` is a mapping',
    fix: 'Write a mapping by name; `{}` where there is none',
  },
  'capability.outputs': {
    proves: '`outputs` is a mapping',
    fix: 'Write a mapping by name; `{}` where there is none',
  },
  'capability.cognitive_domain': {
    proves: 'A capability of the layer cognitive has a domain of that layer',
    fix: 'Use one of the domains that are listed, or another layer',
  },
  'properties.type': {
    proves: '`properties` is there and is a mapping',
    fix: 'Write one; `{}` is enough',
  },
  'properties.state_access': {
    proves: '`properties.state_access`, where given, is a known word',
    fix: 'Write none, read, write or read_write',
  },
  'properties.audit_level': {
    proves: '`properties.audit_level`, where given, is a known word',
    fix: 'Write basic, standard or strict',
  },
  'capability.replacement.required': {
    proves: 'A deprecated capability names its replacement',
    fix: 'Add `replacement` with the id of another capability',
  },
  'capability.replacement.unknown': {
    proves: 'The replacement is a capability of this registry',
    fix: 'Correct the id',
  },
  'capability.replacement.type': {
    proves: '`replacement` is a string',
    fix: 'Write the id of a capability',
  },
} satisfies CheckDescriptions;
