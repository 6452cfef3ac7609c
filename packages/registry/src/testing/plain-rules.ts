// The rules of a registry once more, over plain values and without positions, for comparison in tests.
// What is known is what the base registry has.

type Mapping = Record<string, unknown>;

const CAPABILITIES = ['parcel.route.plan', 'parcel.send', 'perception.label.read'];
const SKILLS = ['parcel.ship', 'parcel.check', 'parcel.both'];
const COGNITIVE = ['perception', 'reasoning', 'evaluation', 'decision', 'evidence', 'memory'];

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function isIn(value: unknown, words: readonly string[]): boolean {
  return typeof value === 'string' && words.includes(value);
}

function listFaults(value: unknown, isRight: (item: unknown) => boolean): number {
  if (value === undefined) return 0;
  return Array.isArray(value) ? value.filter((item) => !isRight(item)).length : 1;
}

/** So many times the rule. */
function times(rule: string, count: number | boolean): string[] {
  return Array.from({ length: Number(count) }, () => rule);
}

function optional(value: unknown, isRight: (item: unknown) => boolean): boolean {
  return value !== undefined && !isRight(value);
}

const isString = (value: unknown): boolean => typeof value === 'string';

function commonMetadata(metadata: Mapping): string[] {
  const statuses = ['stable', 'experimental', 'draft', 'deprecated', 'unspecified'];
  const { tags } = metadata;
  return [
    ...times('metadata.tags', optional(tags, Array.isArray)),
    ...times('metadata.tags.entry', Array.isArray(tags) ? listFaults(tags, isString) : 0),
    ...times('metadata.category', optional(metadata.category ?? undefined, isString)),
    ...times(
      'metadata.status',
      optional(metadata.status, (status) => isIn(status, statuses)),
    ),
    ...times('metadata.examples', optional(metadata.examples, Array.isArray)),
    ...times('metadata.cognitive_domain', 'cognitive_domain' in metadata),
  ];
}

function idFaults(id: string): string[] {
  const segments = id.split('.');
  if (segments.length < 2 || segments.length > 3) return ['capability.id.segments'];
  return [
    ...times('capability.id.domain', !isIn(segments[0], ['perception', 'parcel'])),
    ...times('capability.id.verb', !isIn(segments.at(-1), ['read', 'plan', 'send'])),
    ...times('capability.id.noun', segments.length === 3 && !isIn(segments[1], ['label', 'route'])),
  ];
}

function hintFaults(hints: unknown, outputs: unknown): string[] {
  if (hints === undefined || hints === null) return [];
  if (!isMapping(hints)) return ['hints.type'];
  const roles = ['perceive', 'act'];
  const types = ['Note', 'Score'];
  const isRole = (role: unknown): boolean => isIn(role, roles);
  const { role, produces } = hints;
  const faults = [
    ...times(
      'hints.consumes',
      listFaults(hints.consumes, (type) => isIn(type, types)),
    ),
  ];
  if (!('role' in hints)) faults.push('hints.role.required');
  else
    faults.push(
      ...times('hints.role', Array.isArray(role) ? listFaults(role, isRole) : !isRole(role)),
    );
  if (!('produces' in hints)) return [...faults, 'hints.produces.required'];
  if (!isMapping(produces)) return [...faults, 'hints.produces.type'];
  for (const [field, entry] of Object.entries(produces)) {
    faults.push(...times('hints.produces.field', isMapping(outputs) && !(field in outputs)));
    if (!isMapping(entry)) {
      faults.push('hints.produces.entry');
      continue;
    }
    const merges = ['append', 'replace', 'deep_merge', 'overwrite'];
    faults.push(
      ...times('hints.produces.entry_type', !isIn(entry.type, types)),
      ...times(
        'hints.produces.merge',
        optional(entry.merge, (merge) => isIn(merge, merges)),
      ),
      ...times('hints.produces.target', optional(entry.target, isString)),
    );
  }
  return faults;
}

function isGate(gate: unknown): boolean {
  if (!isMapping(gate)) return isText(gate);
  return (
    isText(gate.capability) && !optional(gate.on_fail, (policy) => isIn(policy, ['block', 'warn']))
  );
}

function gateFaults(gates: unknown): number {
  if (!Array.isArray(gates)) return gates === undefined ? 0 : 1;
  const wrong = (gate: unknown): number => {
    if (isGate(gate)) return 0;
    if (!isMapping(gate)) return 1;
    const badPolicy = optional(gate.on_fail, (policy) => isIn(policy, ['block', 'warn']));
    return Number(!isText(gate.capability)) + Number(badPolicy);
  };
  return gates.reduce<number>((sum, gate) => sum + wrong(gate), 0);
}

function safetyFaults(safety: unknown, properties: unknown): string[] {
  if (safety === undefined || safety === null) {
    return times('safety.required', isMapping(properties) && properties.side_effects === true);
  }
  if (!isMapping(safety)) return ['safety.type'];
  const isBoolean = (value: unknown): boolean => typeof value === 'boolean';
  const gates = gateFaults(safety.mandatory_pre_gates) + gateFaults(safety.mandatory_post_gates);
  const targets = listFaults(safety.allowed_targets, (item) => isIn(item, ['same_tenant']));
  const constraints = listFaults(safety.scope_constraints, (item) => isIn(item, ['read_only']));
  return [
    ...times('safety.trust_level', !isIn(safety.trust_level, ['sandbox', 'elevated'])),
    ...times(
      'safety.data_classification',
      optional(safety.data_classification, (item) => isIn(item, ['internal'])),
    ),
    ...times('safety.reversible', optional(safety.reversible, isBoolean)),
    ...times('safety.requires_confirmation', optional(safety.requires_confirmation, isBoolean)),
    ...times('safety.allowed_targets', targets),
    ...times('safety.gates', gates),
    ...times('safety.scope_constraints', constraints),
  ];
}

function shapeFaults(outputs: Mapping): number {
  return Object.entries(outputs).filter(([name, value]) => {
    if (!['status', 'rationale', 'trace_ref'].includes(name)) return false;
    if (!isMapping(value) || value.type !== 'string') return true;
    return name !== 'trace_ref' && value.required !== true;
  }).length;
}

function exampleFaults(document: Mapping, metadata: Mapping): number {
  const examples = Array.isArray(metadata.examples) ? metadata.examples : [];
  return examples.filter(isMapping).reduce((sum, example) => {
    const undeclared = ['inputs', 'outputs'].flatMap((side) => {
      const [declared, given] = [document[side], example[side]];
      if (!isMapping(declared) || !isMapping(given)) return [];
      return Object.keys(given).filter((key) => !(key in declared));
    });
    return sum + undeclared.length;
  }, 0);
}

function cognitiveFaults(document: Mapping, metadata: Mapping): string[] {
  const { inputs, outputs } = document;
  const fields = [inputs, outputs].filter(isMapping).flatMap((side) => Object.values(side));
  const mappings = fields.filter(isMapping);
  const required = isMapping(outputs)
    ? Object.values(outputs).filter((field) => isMapping(field) && field.required === true).length
    : 2;
  return [
    ...times('cognitive.field', fields.length - mappings.length),
    ...times(
      'cognitive.field.description',
      mappings.filter((field) => !isText(field.description)).length,
    ),
    ...times('cognitive.required_outputs', required < 2),
    ...times('cognitive.output_shape', isMapping(outputs) ? shapeFaults(outputs) : 0),
    ...times('cognitive.example_keys', exampleFaults(document, metadata)),
  ];
}

function metadataFaults(document: Mapping, id: string): string[] {
  const { metadata } = document;
  if (metadata === undefined || metadata === null) return ['metadata.required'];
  if (!isMapping(metadata)) return ['metadata.type'];
  const layers = ['cognitive', 'orchestration', 'operational', 'governance'];
  const faults = [
    ...commonMetadata(metadata),
    ...times('metadata.layer', !isIn(metadata.layer, layers)),
  ];
  if (metadata.layer !== 'cognitive') return faults;
  if (!isIn(id.split('.')[0], COGNITIVE)) return [...faults, 'capability.cognitive_domain'];
  return [...faults, ...cognitiveFaults(document, metadata)];
}

function propertyFaults(properties: unknown): string[] {
  if (!isMapping(properties)) return ['properties.type'];
  const access = ['none', 'read', 'write', 'read_write'];
  const levels = ['basic', 'standard', 'strict'];
  return [
    ...times(
      'properties.state_access',
      optional(properties.state_access, (item) => isIn(item, access)),
    ),
    ...times(
      'properties.audit_level',
      optional(properties.audit_level, (item) => isIn(item, levels)),
    ),
  ];
}

function structureOfCapability(document: Mapping): string[] {
  const required = ['id', 'version', 'description', 'inputs', 'outputs'];
  if (required.some((key) => !(key in document))) return ['capability.required'];
  const { id } = document;
  if (typeof id !== 'string') return ['capability.id.type'];
  return [
    ...idFaults(id),
    ...['version', 'description'].flatMap((key) =>
      times(`capability.${key}`, !isText(document[key])),
    ),
    ...['inputs', 'outputs'].flatMap((key) =>
      times(`capability.${key}`, !isMapping(document[key])),
    ),
    ...metadataFaults(document, id),
    ...propertyFaults(document.properties),
    ...hintFaults(document.cognitive_hints, document.outputs),
    ...safetyFaults(document.safety, document.properties),
  ];
}

/** Rule ids, one for each violation, of a capability file of the base registry. */
export function violationsOfCapability(document: unknown, path: string): string[] {
  if (!isMapping(document)) return ['capability.document'];
  const { replacement, metadata, id } = document;
  const own = path.split('/').at(-1)?.replace('.yaml', '') ?? '';
  const known = [...CAPABILITIES.filter((name) => name !== own), id];
  const faults = structureOfCapability(document);
  if (
    replacement === undefined ||
    replacement === null ||
    (isString(replacement) && !isText(replacement))
  ) {
    const deprecated = isMapping(metadata) && metadata.status === 'deprecated';
    return [...faults, ...times('capability.replacement.required', deprecated)];
  }
  if (!isString(replacement)) return [...faults, 'capability.replacement.type'];
  return [...faults, ...times('capability.replacement.unknown', !known.includes(replacement))];
}

function classificationFaults(metadata: Mapping, channel: string): string[] {
  const { classification } = metadata;
  if (classification === undefined || classification === null) {
    return times('classification.required', channel !== 'experimental');
  }
  if (!isMapping(classification)) return ['classification.type'];
  const { role, invocation, attach_targets: targets } = classification;
  const attached = invocation === 'attach' || invocation === 'both';
  const known = ['task', 'run', 'output', 'transcript', 'artifact'];
  const empty = !Array.isArray(targets) || targets.length === 0;
  const targetFaults = empty ? 1 : listFaults(targets, (item) => isIn(item, known));
  return [
    ...times('classification.role', !isIn(role, ['procedure', 'utility', 'sidecar'])),
    ...times('classification.invocation', !isIn(invocation, ['direct', 'attach', 'both'])),
    ...times(
      'classification.effect_mode',
      !isIn(classification.effect_mode, ['read_only', 'enrich', 'control_signal']),
    ),
    ...times(
      'classification.attach_targets',
      attached ? targetFaults : invocation === 'direct' && 'attach_targets' in classification,
    ),
    ...times('classification.sidecar_direct', role === 'sidecar' && invocation === 'direct'),
  ];
}

function stepFaults(steps: unknown): string[] {
  if (!Array.isArray(steps)) return ['skill.steps'];
  const seen = new Set<unknown>();
  return steps.flatMap((step: unknown) => {
    if (!isMapping(step)) return ['skill.step.type'];
    const repeated = isText(step.id) && seen.has(step.id);
    if (isText(step.id)) seen.add(step.id);
    return [
      ...times('skill.step.id', !isText(step.id)),
      ...times('skill.step.uses', !isText(step.uses)),
      ...times('skill.step.duplicate', repeated),
    ];
  });
}

function skillMetadataFaults(metadata: unknown, channel: string): string[] {
  if (metadata === undefined || metadata === null) return [];
  if (!isMapping(metadata)) return ['metadata.type'];
  return [
    ...commonMetadata(metadata),
    ...times('metadata.use_cases', listFaults(metadata.use_cases, isString)),
    ...classificationFaults(metadata, channel),
  ];
}

function structureOfSkill(document: Mapping, channel: string): string[] {
  const texts = ['id', 'version', 'name', 'description'];
  const required = [...texts, 'inputs', 'outputs', 'steps'];
  if (required.some((key) => !(key in document))) return ['skill.required'];
  return [
    ...texts.flatMap((key) => times(`skill.${key}`, !isText(document[key]))),
    ...['inputs', 'outputs'].flatMap((key) => times(`skill.${key}`, !isMapping(document[key]))),
    ...stepFaults(document.steps),
    ...skillMetadataFaults(document.metadata, channel),
  ];
}

function referenceFaults(document: Mapping, path: string): string[] {
  const own = path.split('/').slice(2, 4).join('.');
  const skills = [...SKILLS.filter((name) => name !== own), document.id];
  const steps = Array.isArray(document.steps) ? document.steps.filter(isMapping) : [];
  return steps.flatMap(({ uses }) => {
    if (typeof uses !== 'string' || uses.trim() === '') return [];
    if (!uses.startsWith('skill:')) {
      return times('skill.reference.capability', !CAPABILITIES.includes(uses));
    }
    return times('skill.reference.skill', !skills.includes(uses.slice('skill:'.length)));
  });
}

/** Rule ids, one for each violation, of a skill file of the base registry; cycles are left out. */
export function violationsOfSkill(document: unknown, path: string): string[] {
  if (!isMapping(document)) return ['skill.document'];
  const channel = path.split('/')[1] ?? '';
  return [...structureOfSkill(document, channel), ...referenceFaults(document, path)];
}
