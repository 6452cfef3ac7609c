import type { CheckDescriptions } from '@gonogo/core';

/** The metadata of capabilities and skills. */
export const metadataChecks = {
  'metadata.required': {
    proves: 'A capability has a metadata block',
    fix: 'Add `metadata` with at least its `layer`',
  },
  'metadata.type': { proves: '`metadata` is a mapping', fix: 'Write a mapping' },
  'metadata.tags': { proves: '`metadata.tags`, where given, is a list', fix: 'Write a list' },
  'metadata.tags.entry': {
    proves: 'Every tag is a string',
    fix: 'Write a string, in quotes where YAML reads something else',
  },
  'metadata.category': {
    proves: '`metadata.category`, where given, is a string',
    fix: 'Write a string, or leave it out',
  },
  'metadata.status': {
    proves: '`metadata.status`, where given, is a known word',
    fix: 'Write stable, experimental, draft, deprecated or unspecified',
  },
  'metadata.examples': {
    proves: '`metadata.examples`, where given, is a list',
    fix: 'Write a list',
  },
  'metadata.layer': {
    proves: 'A capability is in a known layer',
    fix: 'Write cognitive, orchestration, operational or governance',
  },
  'metadata.cognitive_domain': {
    proves: '`metadata.cognitive_domain`, which is not used any more, is absent',
    fix: 'Remove it: the id has the domain',
  },
  'metadata.use_cases': {
    proves: '`metadata.use_cases` of a skill, where given, is a list of strings',
    fix: 'Write a list of strings',
  },
} satisfies CheckDescriptions;
