import type { CheckDescriptions } from '@gonogo/core';

/** Fields, steps and classification of a skill, and what its steps use. */
export const skillChecks = {
  'skill.required': {
    proves: 'The skill has `id`, `version`, `name`, `description`, `inputs`, `outputs` and `steps`',
    fix: 'Add the field; the file is checked further only then',
  },
  'skill.id': { proves: '`id` is a string that is not empty', fix: 'Write one' },
  'skill.version': {
    proves: '`version` is a string that is not empty',
    fix: 'Write one, in quotes where YAML reads a number',
  },
  'skill.name': { proves: '`name` is a string that is not empty', fix: 'Write one' },
  'skill.description': {
    proves: '`description` is a string that is not empty',
    fix: 'Say in a sentence what the skill does',
  },
  'skill.inputs': {
    proves: '`inputs` is a mapping',
    fix: 'Write a mapping by name; `{}` where there is none',
  },
  'skill.outputs': {
    proves: '`outputs` is a mapping',
    fix: 'Write a mapping by name; `{}` where there is none',
  },
  'skill.steps': { proves: '`steps` is a list', fix: 'Write a list of steps' },
  'skill.step.type': {
    proves: 'Each step is a mapping',
    fix: 'Write a mapping with `id` and `uses`',
  },
  'skill.step.id': { proves: 'Each step has an id', fix: 'Write a string that is not empty' },
  'skill.step.duplicate': {
    proves: 'No two steps have the same id',
    fix: 'Give each step its own id',
  },
  'skill.step.uses': {
    proves: 'Each step says what it uses',
    fix: 'Write the id of a capability, or `skill:` and the id of a skill',
  },
  'skill.reference.capability': {
    proves: 'Each capability that a step uses is in the registry',
    fix: 'Correct the id, or add the capability',
  },
  'skill.reference.skill': {
    proves: 'Each skill that a step uses is in the registry',
    fix: 'Correct the id, or add the skill',
  },
  'skill.cycle': {
    proves: 'Skills do not use each other in a circle',
    fix: 'Remove one of the uses on the path that is named',
  },
  'classification.required': {
    proves: 'A skill with metadata, in the channel official or community, has a classification',
    fix: 'Add `metadata.classification`',
  },
  'classification.type': {
    proves: '`metadata.classification` is a mapping',
    fix: 'Write a mapping',
  },
  'classification.role': {
    proves: 'The role is a known word',
    fix: 'Write procedure, utility or sidecar',
  },
  'classification.invocation': {
    proves: 'The invocation is a known word',
    fix: 'Write direct, attach or both',
  },
  'classification.attach_targets': {
    proves: 'Targets are listed for what attaches, and for nothing else',
    fix: 'List task, run, output, transcript or artifact; remove the list where the invocation is direct',
  },
  'classification.effect_mode': {
    proves: 'The effect mode is a known word',
    fix: 'Write read_only, enrich or control_signal',
  },
  'classification.sidecar_direct': {
    proves: 'A sidecar is not invoked directly',
    fix: 'Write the invocation attach',
  },
} satisfies CheckDescriptions;
