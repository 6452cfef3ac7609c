import type { CheckDescriptions } from '@gonogo/core';

/** The block `cognitive_hints`, and what holds for capabilities of the cognitive layer in a cognitive domain. */
export const cognitiveChecks = {
  'hints.type': {
    proves: '`cognitive_hints`, where given, is a mapping',
    fix: 'Write a mapping, or leave it out',
  },
  'hints.role.required': {
    proves: 'The hints have a role',
    fix: 'Write a role, or a list of roles',
  },
  'hints.role': {
    proves: 'Every role is in the vocabulary',
    fix: 'Use one of the roles that are listed, or add this one to `cognitive_types.yaml`',
  },
  'hints.produces.required': { proves: 'The hints say what is produced', fix: 'Add `produces`' },
  'hints.produces.type': { proves: '`produces` is a mapping', fix: 'Write a mapping by output' },
  'hints.produces.field': {
    proves: 'What is produced is an output of the capability',
    fix: 'Declare the output, or remove it from `produces`',
  },
  'hints.produces.entry': {
    proves: 'Each entry of `produces` is a mapping',
    fix: 'Write a mapping with a `type`',
  },
  'hints.produces.entry_type': {
    proves: 'Each produced type is in the vocabulary',
    fix: 'Use one of the types that are listed, or add this one to `cognitive_types.yaml`',
  },
  'hints.produces.merge': {
    proves: '`merge`, where given, is a known word',
    fix: 'Write append, replace, deep_merge or overwrite',
  },
  'hints.produces.target': { proves: '`target`, where given, is a string', fix: 'Write a string' },
  'hints.consumes': {
    proves: '`consumes`, where given, is a list of types of the vocabulary',
    fix: 'Use the types that are listed, or add this one to `cognitive_types.yaml`',
  },
  'cognitive.field': {
    proves: 'Each input and output is described in a mapping',
    fix: 'Write a mapping with a `description`',
  },
  'cognitive.field.description': {
    proves: 'Each input and output has a description',
    fix: 'Add one',
  },
  'cognitive.required_outputs': {
    proves: 'At least two outputs are required ones',
    fix: 'Set `required: true` on at least two',
  },
  'cognitive.output_shape': {
    proves: 'The outputs `status`, `rationale` and `trace_ref`, where there, keep their shape',
    fix: 'Give each `type: string`; `status` and `rationale` also `required: true`',
  },
  'cognitive.example_keys': {
    proves: 'Examples use declared inputs and outputs alone',
    fix: 'Declare the key, or correct the example',
  },
} satisfies CheckDescriptions;
