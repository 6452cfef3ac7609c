import { type Random, below } from './random';
import { DOMAINS, VERBS } from './words';

const LAYERS = ['orchestration', 'operational', 'governance'] as const;

/** Distinct ids `domain.noun.verb`, in an order that the seed decides. */
export function capabilityIds(random: Random, count: number, nouns: readonly string[]): string[] {
  const all = DOMAINS.slice(6).flatMap((domain) =>
    nouns.flatMap((noun) => VERBS.map((verb) => `${domain}.${noun}.${verb}`)),
  );
  return all
    .map((id) => ({ id, place: random() }))
    .sort((left, right) => left.place - right.place)
    .slice(0, count)
    .map(({ id }) => id);
}

/** A capability that keeps all rules. */
export function capabilityYaml(random: Random, id: string): string {
  const [domain = '', noun = '', verb = ''] = id.split('.');
  return `id: ${id}
version: 1.${below(random, 9)}.0
description: 'Lets a caller ${verb} one ${noun} of a ${domain}; number ${below(random, 1e9)} of its kind.'
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
  deterministic: ${random() < 0.5}
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
      ${noun}: {size: ${below(random, 100)}, weight: ${(random() * 10).toFixed(2)}}
  layer: ${LAYERS[below(random, LAYERS.length)]}
`;
}
