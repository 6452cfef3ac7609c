/** A small registry that keeps all rules and has every field: tests change one thing at a time. */
export const BASE_REGISTRY: Readonly<Record<string, string>> = {
  'vocabulary/vocabulary.json': `{
  "rules": { "max_segments": 3 },
  "domains": { "perception": "", "parcel": "" },
  "nouns": { "label": "", "route": "" },
  "verbs": { "read": "", "plan": "", "send": "" }
}
`,
  'vocabulary/cognitive_types.yaml': `types:
  Note: {}
  Score: {}
roles:
- perceive
- act
`,
  'vocabulary/safety_vocabulary.yaml': `trust_levels:
  sandbox: {}
  elevated: {}
data_classifications:
  internal: {}
failure_policies:
- block
- warn
allowed_targets:
  same_tenant: {}
scope_constraints:
  read_only: {}
`,
  'capabilities/_index.yaml': `capabilities:
- id: parcel.route.plan
- id: parcel.send
- id: perception.label.read
`,
  'capabilities/parcel.route.plan.yaml': `id: parcel.route.plan
version: 1.0.0
description: Plans the way of a parcel.
inputs:
  parcel: {type: object}
outputs:
  route: {type: object}
properties:
  side_effects: false
metadata:
  status: deprecated
  layer: operational
replacement: parcel.send
`,
  'capabilities/parcel.send.yaml': `id: parcel.send
version: 1.0.0
description: Hands a parcel to a carrier.
inputs:
  parcel: {type: object}
outputs:
  receipt: {type: object}
properties:
  side_effects: true
  state_access: write
  audit_level: strict
metadata:
  tags:
  - parcel
  category: shipping
  status: stable
  examples: []
  layer: operational
safety:
  trust_level: elevated
  data_classification: internal
  reversible: false
  requires_confirmation: true
  allowed_targets:
  - same_tenant
  mandatory_pre_gates:
  - perception.label.read
  - capability: parcel.send
    on_fail: warn
  mandatory_post_gates: []
  scope_constraints:
  - read_only
`,
  'capabilities/perception.label.read.yaml': `id: perception.label.read
version: 1.0.0
description: Reads the label of a parcel.
inputs:
  image:
    type: object
    description: A photograph of the label.
outputs:
  status:
    type: string
    required: true
    description: Whether the label could be read.
  rationale:
    type: string
    required: true
    description: Why, in a sentence.
  trace_ref:
    type: string
    description: Where the steps are kept.
properties:
  side_effects: false
cognitive_hints:
  role: perceive
  produces:
    status:
      type: Score
      merge: replace
      target: working.status
  consumes:
  - Note
metadata:
  layer: cognitive
  examples:
  - inputs:
      image: {}
    outputs:
      status: ok
`,
  'skills/official/parcel/ship/skill.yaml': `id: parcel.ship
version: 0.1.0
name: Ship
description: Reads the label, then sends the parcel.
inputs:
  parcel: {type: object}
outputs:
  receipt: {type: object}
steps:
- id: read
  uses: perception.label.read
- id: send
  uses: parcel.send
metadata:
  tags:
  - parcel
  use_cases:
  - A parcel is ready.
  examples: []
  classification:
    role: utility
    invocation: attach
    attach_targets:
    - output
    effect_mode: enrich
`,
  'skills/community/parcel/check/skill.yaml': `id: parcel.check
version: 0.1.0
name: Check
description: Reads the label.
inputs: {}
outputs: {}
steps:
- id: read
  uses: perception.label.read
metadata:
  classification:
    role: procedure
    invocation: direct
    effect_mode: read_only
`,
  'skills/experimental/parcel/both/skill.yaml': `id: parcel.both
version: 0.1.0
name: Both
description: Checks, then ships.
inputs: {}
outputs: {}
steps:
- id: check
  uses: skill:parcel.check
- id: ship
  uses: skill:parcel.ship
metadata: {}
`,
};

const SHORT_NAMES: Readonly<Record<string, string>> = {
  plan: 'capabilities/parcel.route.plan.yaml',
  send: 'capabilities/parcel.send.yaml',
  read: 'capabilities/perception.label.read.yaml',
  ship: 'skills/official/parcel/ship/skill.yaml',
  check: 'skills/community/parcel/check/skill.yaml',
  both: 'skills/experimental/parcel/both/skill.yaml',
  index: 'capabilities/_index.yaml',
};

/** Path of a file of the base registry, by its short name or as it is. */
export function pathOf(name: string): string {
  return SHORT_NAMES[name] ?? name;
}

/**
 * The base registry with one text in one of its files replaced.
 *
 * @throws where the text is not there exactly once
 */
export function changed(name: string, from: string, to: string): Record<string, string> {
  const path = pathOf(name);
  const text = BASE_REGISTRY[path] ?? '';
  if (text.split(from).length !== 2) {
    throw new Error(`${JSON.stringify(from)} must be in ${path} exactly once`);
  }
  return { ...BASE_REGISTRY, [path]: text.replace(from, () => to) };
}
