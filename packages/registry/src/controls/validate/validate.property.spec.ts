import fc from 'fast-check';
import { runOn } from '@gonogo/core/testing';
import { BASE_REGISTRY, pathOf } from '../../testing/base-registry.js';
import { violationsOfCapability, violationsOfSkill } from '../../testing/plain-rules.js';
import { loadYaml } from '../../yaml/load.js';
import type { YamlNode } from '../../yaml/types.js';
import { validate } from './control.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function toJson(node: YamlNode): Json {
  if (node.kind === 'scalar') return node.value as Json;
  if (node.kind === 'sequence') return node.items.map(toJson);
  return Object.fromEntries(
    node.entries.map(({ key, value }) => [String(key.value), toJson(value)]),
  );
}

function baseOf(name: string): Json {
  const result = loadYaml(BASE_REGISTRY[pathOf(name)] ?? '');
  if (!result.ok) throw new Error(result.message);
  return toJson(result.root);
}

/** The way to every value of a document. */
function pathsOf(value: Json): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  const entries: [string | number, Json][] = Array.isArray(value)
    ? value.map((item, index) => [index, item])
    : Object.entries(value);
  return [[], ...entries.flatMap(([key, item]) => pathsOf(item).map((rest) => [key, ...rest]))];
}

const REMOVED = Symbol('removed');

function withValue(
  document: Json,
  [key, ...rest]: readonly (string | number)[],
  value: Json | typeof REMOVED,
): Json {
  if (key === undefined) return value === REMOVED ? {} : value;
  if (Array.isArray(document)) {
    const items = document.map((item, index) =>
      index === key ? withValue(item, rest, value) : item,
    );
    return value === REMOVED && rest.length === 0
      ? items.filter((_, index) => index !== key)
      : items;
  }
  if (typeof document !== 'object' || document === null) return document;
  const entries = Object.entries(document).flatMap(([name, item]): [string, Json][] => {
    if (name !== key) return [[name, item]];
    return rest.length === 0 && value === REMOVED ? [] : [[name, withValue(item, rest, value)]];
  });
  return Object.fromEntries(entries);
}

const WORDS = [
  '',
  ' ',
  'x',
  'stable',
  'deprecated',
  'cognitive',
  'operational',
  'perception.label.read',
  'parcel.send',
  'parcel.route.plan',
  'parcel.label',
  'a.b.c.d',
  'direct',
  'attach',
  'both',
  'sidecar',
  'utility',
  'enrich',
  'output',
  'read',
  'Note',
  'act',
  'elevated',
  'block',
  'same_tenant',
  'skill:parcel.ship',
  'skill:nothing',
  'string',
  'object',
];

const NAMES = [
  'type',
  'required',
  'description',
  'status',
  'rationale',
  'trace_ref',
  'replacement',
  'deprecated',
  'safety',
  'cognitive_hints',
  'metadata',
  'cognitive_domain',
  'category',
  'attach_targets',
  'classification',
  'side_effects',
  'mandatory_post_gates',
  'capability',
  'on_fail',
  'use_cases',
  'role',
  'merge',
];

const scalar = fc.oneof(fc.constantFrom<Json>(null, true, false, 0, 1.5, ...WORDS), fc.integer());
const value: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  fc.array(scalar, { maxLength: 2 }),
  fc.dictionary(fc.constantFrom(...NAMES), scalar, { maxKeys: 3, noNullPrototype: true }),
);

interface Mutation {
  readonly at: number;
  readonly value: Json | typeof REMOVED;
  /** A key to add below, instead of replacing. */
  readonly name: string | undefined;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  value: fc.oneof({ weight: 3, arbitrary: value }, fc.constant(REMOVED)),
  name: fc.option(fc.constantFrom(...NAMES), { nil: undefined, freq: 3 }),
});

function mutate(document: Json, { at, value: given, name }: Mutation): Json {
  const paths = pathsOf(document).filter((path) => path.length > 0);
  const path = paths[at % Math.max(1, paths.length)] ?? [];
  if (name === undefined || given === REMOVED) return withValue(document, path, given);
  const parent = path.slice(0, -1);
  const target = parent.reduce<Json>(
    (item, key) => (item as Record<string | number, Json>)[key] ?? null,
    document,
  );
  if (typeof target !== 'object' || target === null || Array.isArray(target)) return document;
  return withValue(document, parent, { ...target, [name]: given });
}

async function found(name: string, document: Json): Promise<string[]> {
  const { 'capabilities/_index.yaml': index, ...files } = BASE_REGISTRY;
  expect(index).toBeDefined();
  const { checks } = await runOn(validate, { ...files, [pathOf(name)]: JSON.stringify(document) });
  return (
    checks
      .filter(
        (check) =>
          !check.passed && check.severity === 'error' && check.location?.file === pathOf(name),
      )
      .map((check) => check.check_id)
      // A skill that came to use itself: cycles have tests of their own.
      .filter((rule) => rule !== 'skill.cycle')
      .sort()
  );
}

// `plan` and `both` are what nothing else refers to, so what is found is about them alone.
describe.each([
  ['a capability', 'plan', violationsOfCapability],
  ['a capability with a safety block', 'send', violationsOfCapability],
  ['a cognitive capability', 'read', violationsOfCapability],
  ['a skill', 'both', violationsOfSkill],
  ['an official skill', 'ship', violationsOfSkill],
  ['a community skill', 'check', violationsOfSkill],
] as const)('%s that was changed at random', (_, name, violations) => {
  const base = baseOf(name);

  it('has the violations of a second, plain statement of the rules', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
        const document = mutations.reduce(mutate, base);
        expect(await found(name, document)).toEqual(violations(document, pathOf(name)).sort());
      }),
      { numRuns: 150 },
    );
  });
});
