import { toJson } from './bench-workspace';

const NOUNS = ['page', 'line', 'word'];

/** A registry of three capabilities and two skills on which every rule holds; its catalog is Nx's sync's to write. */
export function smallRegistry(): Record<string, string> {
  const ids = NOUNS.map((noun) => `text.${noun}.read`);
  const vocabulary = {
    rules: { max_segments: 3 },
    domains: { text: 'Everything about text' },
    nouns: Object.fromEntries(NOUNS.map((noun) => [noun, `Everything about ${noun}`])),
    verbs: { read: 'Everything about read' },
  };
  const [page = '', line = '', word = ''] = ids;
  return {
    'vocabulary/vocabulary.json': toJson(vocabulary),
    'vocabulary/cognitive_types.yaml': 'types:\n  Note: {}\nroles:\n- act\n',
    'vocabulary/safety_vocabulary.yaml': 'trust_levels:\n  standard: {}\n',
    ...Object.fromEntries(ids.map((id) => [`capabilities/${id}.yaml`, capability(id)])),
    'skills/official/text/pages/skill.yaml': skill('pages', 'page', [page, line]),
    'skills/official/text/words/skill.yaml': skill('words', 'word', [word]),
  };
}

function capability(id: string): string {
  const [domain = '', noun = '', verb = ''] = id.split('.');
  return `id: ${id}
version: 1.0.0
description: 'Lets a caller ${verb} one ${noun} of a ${domain}.'
inputs:
  ${noun}:
    type: object
    required: true
    description: The ${noun} to ${verb}.
outputs:
  ${noun}_${verb}:
    type: object
    required: true
    description: What comes of it.
properties:
  deterministic: true
  side_effects: false
  idempotent: true
  state_access: none
  audit_level: basic
metadata:
  tags:
  - ${domain}
  - ${noun}
  status: stable
  examples:
  - summary: ${verb} a small ${noun}
    inputs:
      ${noun}: {size: 3}
  layer: operational
`;
}

function skill(slug: string, output: string, uses: readonly string[]): string {
  const steps = uses.map(
    (id, index) =>
      `- id: step_${index}\n  uses: ${id}\n  input:\n    subject: inputs.subject\n  output:\n    answer: vars.answer_${index}\n`,
  );
  return `id: text.${slug}
version: 0.1.0
name: Job of ${slug}
description: 'Does ${slug} in text, in ${uses.length} steps.'
inputs:
  subject:
    type: object
    required: true
    description: What the job is about.
outputs:
  ${output}:
    type: string
    required: true
    description: Part of the answer.
steps:
${steps.join('')}metadata:
  tags:
  - text
  use_cases:
  - When ${slug} are to be done.
  examples:
  - summary: A small one
    inputs: {subject: {size: 3}}
  classification:
    role: procedure
    invocation: direct
    effect_mode: read_only
`;
}
