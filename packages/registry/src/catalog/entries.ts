import { compareCodePoints, type SourceFile } from '@gonogo/core';
import type { Capability, Skill } from '../model/sources.js';
import type { Channel } from '../model/folders.js';
import { mappingOf, stringIn, stringKeys, stringOf, valueOf } from '../yaml/query.js';
import type { YamlMapping } from '../yaml/types.js';
import { catalogMetadata, type CatalogMetadata } from './metadata.js';
import { array, object, type Printable } from './print.js';

interface Entry {
  readonly id: string;
  readonly path: string;
  readonly file: SourceFile;
  readonly root: YamlMapping;
  readonly metadata: CatalogMetadata;
}

/** A capability of the catalog. */
export type CapabilityEntry = Entry;

/** A skill of the catalog. */
export interface SkillEntry extends Entry {
  readonly channel: Channel;
  readonly domain: string;
  readonly slug: string;
  readonly stepCount: number;
  /** Ids that its steps use, sorted, each once. */
  readonly usesCapabilities: readonly string[];
  readonly usesSkills: readonly string[];
  readonly outputNames: readonly string[];
}

export const SKILL_PREFIX = 'skill:';

function byIdAndVersion(left: Entry, right: Entry): number {
  const byId = compareCodePoints(left.id, right.id);
  if (byId !== 0) return byId;
  return compareCodePoints(
    stringOf(left.root, 'version') ?? '',
    stringOf(right.root, 'version') ?? '',
  );
}

function sortedUnique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(compareCodePoints);
}

/** Catalog entries of the capabilities that have an id, sorted by id and version. */
export function capabilityEntries(capabilities: readonly Capability[]): CapabilityEntry[] {
  return capabilities
    .flatMap(({ id, path, file, root }) =>
      id === undefined ? [] : [{ id, path, file, root, metadata: catalogMetadata(root) }],
    )
    .sort(byIdAndVersion);
}

function usesOf(root: YamlMapping): string[] {
  const steps = valueOf(root, 'steps');
  if (steps?.kind !== 'sequence') return [];
  return steps.items.flatMap((step) => {
    const uses = step.kind === 'mapping' ? stringIn(valueOf(step, 'uses')) : undefined;
    return uses === undefined || uses === '' ? [] : [uses];
  });
}

function skillEntry(id: string, skill: Skill): SkillEntry {
  const { root, path, file, channel, domain, slug } = skill;
  const uses = usesOf(root);
  const outputs = mappingOf(root, 'outputs');
  const steps = valueOf(root, 'steps');
  const skills = uses.filter((use) => use.startsWith(SKILL_PREFIX));
  return {
    id,
    path,
    file,
    root,
    metadata: catalogMetadata(root),
    channel,
    domain,
    slug,
    stepCount: steps?.kind === 'sequence' ? steps.items.length : 0,
    usesCapabilities: sortedUnique(uses.filter((use) => !use.startsWith(SKILL_PREFIX))),
    usesSkills: sortedUnique(skills.map((use) => use.slice(SKILL_PREFIX.length))),
    outputNames: outputs === undefined ? [] : stringKeys(outputs),
  };
}

/** Catalog entries of the skills that have an id, sorted by id and version. */
export function skillEntries(skills: readonly Skill[]): SkillEntry[] {
  return skills
    .flatMap((skill) => (skill.id === undefined ? [] : [skillEntry(skill.id, skill)]))
    .sort(byIdAndVersion);
}

function field(root: YamlMapping, key: string, fallback: Printable = null): [string, Printable] {
  return [key, valueOf(root, key) ?? fallback];
}

const NOTHING = object([]);
const OPTIONAL_CAPABILITY_FIELDS = [
  'properties',
  'requires',
  'deprecated',
  'replacement',
  'aliases',
  'examples',
  'cognitive_hints',
  'safety',
] as const;

/** A capability as `capabilities.json` has it. Registry rules, "Catalog". */
export function printableCapability({ id, path, root, metadata }: CapabilityEntry): Printable {
  const { tags, category, status, examples } = metadata;
  return object([
    ['id', id],
    field(root, 'version'),
    field(root, 'description'),
    ['file', path],
    field(root, 'inputs', NOTHING),
    field(root, 'outputs', NOTHING),
    ['metadata', object(Object.entries({ tags, category, status, examples }))],
    ...OPTIONAL_CAPABILITY_FIELDS.flatMap((key): [string, Printable][] => {
      const value = valueOf(root, key);
      return value === undefined ? [] : [[key, value]];
    }),
  ]);
}

function printableClassification(classification: YamlMapping | undefined): Printable {
  if (classification === undefined) return null;
  const targets = valueOf(classification, 'attach_targets');
  return object([
    field(classification, 'role'),
    field(classification, 'invocation'),
    field(classification, 'effect_mode'),
    ...(targets?.kind === 'sequence' ? [['attach_targets', targets] as const] : []),
  ]);
}

/** A skill as `skills.json` has it. Registry rules, "Catalog". */
export function printableSkill(skill: SkillEntry): Printable {
  const { id, root, path, channel, domain, slug, metadata } = skill;
  const { tags, category, status, useCases, examples, classification } = metadata;
  return object([
    ['id', id],
    field(root, 'version'),
    field(root, 'name'),
    field(root, 'description'),
    ['channel', channel],
    ['domain', domain],
    ['slug', slug],
    ['file', path],
    field(root, 'inputs', NOTHING),
    field(root, 'outputs', NOTHING),
    field(root, 'steps', array([])),
    ['uses_capabilities', array(skill.usesCapabilities)],
    ['uses_skills', array(skill.usesSkills)],
    [
      'metadata',
      object([
        ['tags', tags],
        ['category', category],
        ['status', status],
        ['use_cases', useCases],
        ['examples', examples],
        ['classification', printableClassification(classification)],
      ]),
    ],
  ]);
}
