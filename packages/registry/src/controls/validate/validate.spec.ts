import { runOn, type WorkspaceFiles } from '@gonogo/core/testing';
import { BASE_REGISTRY, changed, pathOf } from '../../testing/base-registry.js';
import { validate } from './control.js';
import { ERROR_RULES, isWarning, type RuleId, WARNING_RULES } from './rule-ids.js';

type Change = readonly [file: string, from: string, to: string];

interface Violation {
  readonly rule: RuleId;
  readonly change: Change;
  /** Where it is found, in the changed file. */
  readonly at: readonly [line: number, column: number];
  /** Another change at the same place, which is allowed. */
  readonly neighbour: Change;
}

function violation(
  rule: RuleId,
  [file, from]: readonly [string, string],
  [wrong, right]: readonly [string, string],
  at: readonly [number, number],
): Violation {
  return { rule, change: [file, from, wrong], neighbour: [file, from, right], at };
}

const VIOLATIONS: readonly Violation[] = [
  violation(
    'capability.document',
    ['plan', 'metadata:\n'],
    ['metadata:\n  [\n', 'metadata:\n  # [\n'],
    [13, 8],
  ),
  violation('capability.required', ['plan', 'version: 1.0.0\n'], ['', 'version: "1"\n'], [1, 1]),
  violation(
    'capability.id.type',
    ['plan', 'id: parcel.route.plan\n'],
    ['id: 17\n', 'id: "parcel.route.plan"\n'],
    [1, 5],
  ),
  violation(
    'capability.id.segments',
    ['plan', 'id: parcel.route.plan\n'],
    ['id: parcel.label.route.plan\n', 'id: parcel.plan\n'],
    [1, 5],
  ),
  violation(
    'capability.id.domain',
    ['plan', 'id: parcel.route.plan\n'],
    ['id: letter.route.plan\n', 'id: perception.route.plan\n'],
    [1, 5],
  ),
  violation(
    'capability.id.verb',
    ['plan', 'id: parcel.route.plan\n'],
    ['id: parcel.route.throw\n', 'id: parcel.route.read\n'],
    [1, 5],
  ),
  violation(
    'capability.id.noun',
    ['plan', 'id: parcel.route.plan\n'],
    ['id: parcel.road.plan\n', 'id: parcel.label.plan\n'],
    [1, 5],
  ),
  violation(
    'capability.version',
    ['plan', 'version: 1.0.0\n'],
    ['version: 1.0\n', 'version: "1.0"\n'],
    [2, 10],
  ),
  violation(
    'capability.description',
    ['plan', 'description: Plans the way of a parcel.\n'],
    ['description: ""\n', 'description: "."\n'],
    [3, 14],
  ),
  violation(
    'capability.inputs',
    ['plan', 'inputs:\n  parcel: {type: object}\n'],
    ['inputs: []\n', 'inputs: {}\n'],
    [4, 9],
  ),
  violation(
    'capability.outputs',
    ['plan', 'outputs:\n  route: {type: object}\n'],
    ['outputs:\n', 'outputs: {}\n'],
    [6, 1],
  ),
  violation(
    'metadata.required',
    ['send', 'metadata:\n'],
    ['metadata_:\n', '"metadata":\n'],
    [1, 1],
  ),
  violation(
    'metadata.type',
    [
      'send',
      'metadata:\n  tags:\n  - parcel\n  category: shipping\n  status: stable\n  examples: []\n  layer: operational\n',
    ],
    ['metadata: [1]\n', 'metadata: {layer: governance}\n'],
    [12, 11],
  ),
  violation(
    'metadata.tags',
    ['send', '  tags:\n  - parcel\n'],
    ['  tags: parcel\n', '  tags: [parcel]\n'],
    [13, 9],
  ),
  violation(
    'metadata.tags.entry',
    ['send', '  - parcel\n'],
    ['  - a\n  - 2026-01-31\n', '  - a\n  - "2026-01-31"\n'],
    [15, 5],
  ),
  violation(
    'metadata.category',
    ['send', 'category: shipping\n'],
    ['category: 4\n', 'category: ~\n'],
    [15, 13],
  ),
  violation(
    'metadata.status',
    ['send', 'status: stable\n'],
    ['status: good\n', 'status: draft\n'],
    [16, 11],
  ),
  violation(
    'metadata.examples',
    ['send', 'examples: []\n'],
    ['examples: {}\n', 'examples: [1]\n'],
    [17, 13],
  ),
  violation(
    'metadata.layer',
    ['send', '  layer: operational\n'],
    ['  layer: physical\n', '  layer: governance\n'],
    [18, 10],
  ),
  violation(
    'metadata.cognitive_domain',
    ['send', '  layer: operational\n'],
    ['  cognitive_domain: x\n  layer: operational\n', '  domain: x\n  layer: operational\n'],
    [18, 3],
  ),
  violation(
    'capability.cognitive_domain',
    ['plan', 'layer: operational\n'],
    ['layer: cognitive\n', 'layer: orchestration\n'],
    [1, 5],
  ),
  violation(
    'properties.type',
    ['plan', 'properties:\n  side_effects: false\n'],
    ['properties: none\n', 'properties: {}\n'],
    [8, 13],
  ),
  violation(
    'properties.state_access',
    ['send', 'state_access: write\n'],
    ['state_access: all\n', 'state_access: read_write\n'],
    [10, 17],
  ),
  violation(
    'properties.audit_level',
    ['send', 'audit_level: strict\n'],
    ['audit_level: high\n', 'audit_level: basic\n'],
    [11, 16],
  ),
  violation(
    'hints.type',
    ['plan', 'replacement:'],
    ['cognitive_hints: []\nreplacement:', 'cognitive_hints:\nreplacement:'],
    [13, 18],
  ),
  violation('hints.role.required', ['read', '  role: perceive\n'], ['', '  role: act\n'], [23, 3]),
  violation(
    'hints.role',
    ['read', 'role: perceive\n'],
    ['role: [act, dream]\n', 'role: [act, perceive]\n'],
    [23, 15],
  ),
  violation(
    'hints.produces.required',
    [
      'read',
      '  produces:\n    status:\n      type: Score\n      merge: replace\n      target: working.status\n',
    ],
    ['', '  produces: {}\n'],
    [23, 3],
  ),
  violation(
    'hints.produces.type',
    [
      'read',
      '  produces:\n    status:\n      type: Score\n      merge: replace\n      target: working.status\n',
    ],
    ['  produces: []\n', '  produces: {}\n'],
    [24, 13],
  ),
  violation(
    'hints.produces.field',
    ['read', '    status:\n      type: Score\n'],
    ['    state:\n      type: Score\n', '    rationale:\n      type: Score\n'],
    [25, 5],
  ),
  violation(
    'hints.produces.entry',
    [
      'read',
      '    status:\n      type: Score\n      merge: replace\n      target: working.status\n',
    ],
    ['    status: Score\n', '    status: {type: Score}\n'],
    [25, 13],
  ),
  violation(
    'hints.produces.entry_type',
    ['read', '      type: Score\n'],
    ['      type: Number\n', '      type: Note\n'],
    [26, 13],
  ),
  violation(
    'hints.produces.merge',
    ['read', 'merge: replace\n'],
    ['merge: add\n', 'merge: append\n'],
    [27, 14],
  ),
  violation(
    'hints.produces.target',
    ['read', 'target: working.status\n'],
    ['target: 1\n', 'target: "1"\n'],
    [28, 15],
  ),
  violation(
    'hints.consumes',
    ['read', '  - Note\n'],
    ['  - Note\n  - Smell\n', '  - Note\n  - Score\n'],
    [31, 5],
  ),
  violation(
    'safety.required',
    ['plan', 'side_effects: false\n'],
    ['side_effects: yes\n', 'side_effects: y\n'],
    [9, 17],
  ),
  violation(
    'safety.type',
    ['plan', 'replacement:'],
    ['safety: strict\nreplacement:', 'safety: {trust_level: sandbox}\nreplacement:'],
    [13, 9],
  ),
  violation(
    'safety.trust_level',
    ['send', '  trust_level: elevated\n'],
    ['  trust_level: high\n', '  trust_level: sandbox\n'],
    [20, 16],
  ),
  violation(
    'safety.data_classification',
    ['send', 'data_classification: internal\n'],
    ['data_classification: secret\n', 'data_classification: "internal"\n'],
    [21, 24],
  ),
  violation(
    'safety.reversible',
    ['send', 'reversible: false\n'],
    ['reversible: n\n', 'reversible: No\n'],
    [22, 15],
  ),
  violation(
    'safety.requires_confirmation',
    ['send', 'requires_confirmation: true\n'],
    ['requires_confirmation: 1\n', 'requires_confirmation: on\n'],
    [23, 26],
  ),
  violation(
    'safety.allowed_targets',
    ['send', '  - same_tenant\n'],
    ['  - everyone\n', '  - same_tenant\n  - same_tenant\n'],
    [25, 5],
  ),
  violation(
    'safety.gates',
    ['send', '    on_fail: warn\n'],
    ['    on_fail: ignore\n', '    on_fail: block\n'],
    [29, 14],
  ),
  violation(
    'safety.gates',
    ['send', '  - perception.label.read\n'],
    ['  - 5\n', '  - parcel.send\n'],
    [27, 5],
  ),
  violation(
    'safety.scope_constraints',
    ['send', '  scope_constraints:\n  - read_only\n'],
    ['  scope_constraints: read_only\n', '  scope_constraints: []\n'],
    [31, 22],
  ),
  violation(
    'cognitive.field',
    ['read', '  image:\n    type: object\n    description: A photograph of the label.\n'],
    ['  image: object\n', '  image: {description: x}\n'],
    [5, 10],
  ),
  violation(
    'cognitive.field.description',
    ['read', '    description: A photograph of the label.\n'],
    ['', '    description: A.\n'],
    [6, 5],
  ),
  violation(
    'cognitive.required_outputs',
    ['read', '  rationale:\n    type: string\n    required: true\n'],
    ['  reason:\n    type: string\n', '  reason:\n    type: string\n    required: true\n'],
    [9, 3],
  ),
  violation(
    'cognitive.output_shape',
    ['read', '  trace_ref:\n    type: string\n'],
    ['  trace_ref:\n    type: object\n', '  trace_ref:\n    required: true\n    type: string\n'],
    [18, 5],
  ),
  violation(
    'cognitive.example_keys',
    ['read', '      image: {}\n'],
    ['      picture: {}\n', '      image: 1\n'],
    [35, 7],
  ),
  violation(
    'capability.replacement.required',
    ['plan', 'replacement: parcel.send\n'],
    ['', 'replacement: perception.label.read\n'],
    [11, 11],
  ),
  violation(
    'capability.replacement.unknown',
    ['plan', 'replacement: parcel.send\n'],
    ['replacement: parcel.fly\n', 'replacement: "parcel.send"\n'],
    [13, 14],
  ),
  violation(
    'capability.replacement.type',
    ['plan', 'replacement: parcel.send\n'],
    ['replacement: [parcel.send]\n', 'replacement: parcel.send #\n'],
    [13, 14],
  ),
  violation('skill.document', ['both', 'metadata: {}\n'], ['\tmetadata: {}\n', ' \n'], [12, 1]),
  violation('skill.required', ['both', 'name: Both\n'], ['', 'name: B\n'], [1, 1]),
  violation('skill.id', ['both', 'id: parcel.both\n'], ['id: 2\n', 'id: "2"\n'], [1, 5]),
  violation(
    'skill.version',
    ['both', 'version: 0.1.0\n'],
    ['version: 0.1\n', 'version: 0.1.1\n'],
    [2, 10],
  ),
  violation('skill.name', ['both', 'name: Both\n'], ['name: yes\n', 'name: "yes"\n'], [3, 7]),
  violation(
    'skill.description',
    ['both', 'description: Checks, then ships.\n'],
    ['description:\n', 'description: .\n'],
    [4, 1],
  ),
  violation(
    'skill.inputs',
    ['both', 'inputs: {}\n'],
    ['inputs: none\n', 'inputs: {none: 1}\n'],
    [5, 9],
  ),
  violation(
    'skill.outputs',
    ['both', 'outputs: {}\n'],
    ['outputs: none\n', 'outputs: {none: 1}\n'],
    [6, 10],
  ),
  violation(
    'skill.steps',
    [
      'both',
      'steps:\n- id: check\n  uses: skill:parcel.check\n- id: ship\n  uses: skill:parcel.ship\n',
    ],
    ['steps: {}\n', 'steps: []\n'],
    [7, 8],
  ),
  violation(
    'skill.step.type',
    ['both', '- id: ship\n  uses: skill:parcel.ship\n'],
    ['- skill:parcel.ship\n', '- {id: s, uses: parcel.send}\n'],
    [10, 3],
  ),
  violation('skill.step.id', ['both', '- id: ship\n'], ['- id: 1\n', '- id: "1"\n'], [10, 7]),
  violation(
    'skill.step.duplicate',
    ['both', '- id: ship\n'],
    ['- id: check\n', '- id: checked\n'],
    [10, 7],
  ),
  violation(
    'skill.step.uses',
    ['both', '  uses: skill:parcel.ship\n'],
    ['', '  uses: parcel.send\n'],
    [10, 3],
  ),
  violation(
    'metadata.use_cases',
    ['ship', '  - A parcel is ready.\n'],
    ['  - 5\n', '  - five\n'],
    [18, 5],
  ),
  violation(
    'classification.required',
    [
      'check',
      '  classification:\n    role: procedure\n    invocation: direct\n    effect_mode: read_only\n',
    ],
    [
      '  tags: []\n',
      '  classification: {role: utility, invocation: direct, effect_mode: enrich}\n',
    ],
    [11, 3],
  ),
  violation(
    'classification.type',
    ['both', 'metadata: {}\n'],
    ['metadata: {classification: x}\n', 'metadata: {classification: ~}\n'],
    [12, 28],
  ),
  violation(
    'classification.role',
    ['check', 'role: procedure\n'],
    ['role: servant\n', 'role: utility\n'],
    [12, 11],
  ),
  violation(
    'classification.invocation',
    ['check', 'invocation: direct\n'],
    ['invocation: never\n', 'invocation: "direct"\n'],
    [13, 17],
  ),
  violation(
    'classification.attach_targets',
    ['ship', '    - output\n'],
    ['    - screen\n', '    - artifact\n'],
    [24, 7],
  ),
  violation(
    'classification.attach_targets',
    ['check', 'invocation: direct\n'],
    ['invocation: both\n', 'invocation: "direct"\n'],
    [12, 5],
  ),
  violation(
    'classification.attach_targets',
    ['check', '    effect_mode: read_only\n'],
    ['    attach_targets: []\n    effect_mode: read_only\n', '    effect_mode: enrich\n'],
    [14, 5],
  ),
  violation(
    'classification.effect_mode',
    ['check', 'effect_mode: read_only\n'],
    ['effect_mode: none\n', 'effect_mode: control_signal\n'],
    [14, 18],
  ),
  violation(
    'classification.sidecar_direct',
    ['check', 'role: procedure\n'],
    ['role: sidecar\n', 'role: utility\n'],
    [13, 17],
  ),
  violation(
    'skill.reference.capability',
    ['ship', 'uses: parcel.send\n'],
    ['uses: parcel.fly\n', 'uses: parcel.route.plan\n'],
    [13, 9],
  ),
  violation(
    'skill.reference.skill',
    ['both', 'uses: skill:parcel.ship\n'],
    ['uses: skill:parcel.fly\n', 'uses: skill:parcel.check\n'],
    [11, 9],
  ),
  violation(
    'skill.cycle',
    ['check', '- id: read\n'],
    [
      '- id: back\n  uses: skill:parcel.both\n- id: read\n',
      '- id: back\n  uses: skill:parcel.ship\n- id: read\n',
    ],
    [9, 9],
  ),
  violation(
    'index.unparsable',
    ['index', '- id: parcel.send\n'],
    ['-id parcel.send\n', '- parcel.send\n'],
    [3, 1],
  ),
  violation(
    'index.missing',
    ['index', '- id: parcel.send\n'],
    ['', '- id: parcel.send\n  status: stable\n'],
    [2, 1],
  ),
  violation(
    'index.extra',
    ['index', '- id: parcel.send\n'],
    ['- id: parcel.send\n- id: parcel.fly\n', '- id: parcel.send\n- id: parcel.send\n'],
    [4, 3],
  ),
  violation(
    'yaml.duplicate_key',
    ['both', 'name: Both\n'],
    ['name: A\nname: Both\n', 'name: A\nName: Both\n'],
    [4, 1],
  ),
  violation(
    'safety.gate.unknown',
    ['send', '  - perception.label.read\n'],
    ['  - perception.label.see\n', '  - parcel.send\n'],
    [27, 5],
  ),
];

/** Files other than the changed one, by rule: a cycle is reported at its first skill. */
const FOUND_IN: Readonly<Partial<Record<RuleId, string>>> = { 'skill.cycle': 'both' };

async function failing(files: WorkspaceFiles): Promise<readonly unknown[]> {
  const { checks } = await runOn(validate, files);
  return checks
    .filter((check) => !check.passed)
    .map(({ check_id, severity, location }) => ({ check_id, severity, location }));
}

/** The base registry without one of its files. */
function without(path: string): WorkspaceFiles {
  return Object.fromEntries(Object.entries(BASE_REGISTRY).filter(([name]) => name !== path));
}

/** The index is left out where it is not meant, because it would follow every id. */
function filesOf([file, from, to]: Change): Record<string, string> {
  const { 'capabilities/_index.yaml': index, ...files } = changed(file, from, to);
  return file === 'index' ? { ...files, 'capabilities/_index.yaml': index ?? '' } : files;
}

describe('the base registry', () => {
  it('keeps all rules', async () => {
    const report = await runOn(validate, BASE_REGISTRY);
    expect(report.checks.filter((check) => !check.passed)).toEqual([]);
    expect(report.summary).toMatchObject({ capabilities: 3, skills: 3, total: ERROR_RULES.length });
  });
});

describe.each(VIOLATIONS)(
  '$rule in $change.0',
  ({ rule, change, at: [line, column], neighbour }) => {
    it('is found alone, at its place', async () => {
      const file = pathOf(FOUND_IN[rule] ?? change[0]);
      const severity = isWarning(rule) ? 'warning' : 'error';
      const location = { file, line, column };
      expect(await failing(filesOf(change))).toEqual([{ check_id: rule, severity, location }]);
    });

    it('is not found beside it', async () => {
      expect(await failing(filesOf(neighbour))).toEqual([]);
    });
  },
);

describe('ids that two files have', () => {
  const copyOf = (name: string, from: string): WorkspaceFiles => {
    return { ...without('capabilities/_index.yaml'), [name]: BASE_REGISTRY[from] ?? '' };
  };

  it.each([
    ['capability.id.duplicate', 'capabilities/z.yaml', pathOf('plan')],
    ['skill.id.duplicate', 'skills/official/z/z/skill.yaml', pathOf('ship')],
  ])('are the warning %s', async (rule, copy, original) => {
    const location = { file: copy, line: 1, column: 5 };
    expect(await failing(copyOf(copy, original))).toEqual([
      { check_id: rule, severity: 'warning', location },
    ]);
  });
});

describe('the table of violations', () => {
  it('has every rule', () => {
    const elsewhere = [
      'registry.capabilities',
      'vocabulary.document',
      'capability.id.duplicate',
      'skill.id.duplicate',
    ];
    const covered = new Set<string>([...VIOLATIONS.map(({ rule }) => rule), ...elsewhere]);
    expect([...ERROR_RULES, ...WARNING_RULES].filter((rule) => !covered.has(rule))).toEqual([]);
  });
});

describe('bad input', () => {
  it('is one finding for each broken file, and the others are still checked', async () => {
    const files = {
      ...BASE_REGISTRY,
      [pathOf('plan')]: changed('plan', 'version: 1.0.0\n', '')[pathOf('plan')] ?? '',
      'capabilities/broken.yaml': 'a: [',
      'capabilities/list.yaml': '- a\n',
      'capabilities/empty.yaml': '',
      'capabilities/binary.yaml': Buffer.from([0xff, 0xfe, 0x00, 0x61]),
      'capabilities/control.yaml': 'a: \u0001\n',
      'capabilities/directory.yaml/x.txt': 'x',
      'capabilities/bomb.yaml': bomb(),
      'capabilities/deep.yaml': `a: ${'['.repeat(100_000)}`,
      'capabilities/two.yaml': 'a: 1\n---\nb: 2\n',
    };
    const { checks, summary } = await runOn(validate, files);
    const failed = checks.filter((check) => !check.passed && check.severity === 'error');
    expect(failed.map(({ check_id, location }) => [location?.file, check_id])).toEqual([
      ['capabilities/binary.yaml', 'capability.document'],
      ['capabilities/bomb.yaml', 'capability.document'],
      ['capabilities/broken.yaml', 'capability.document'],
      ['capabilities/control.yaml', 'capability.document'],
      ['capabilities/deep.yaml', 'capability.document'],
      ['capabilities/directory.yaml', 'capability.document'],
      ['capabilities/empty.yaml', 'capability.document'],
      ['capabilities/list.yaml', 'capability.document'],
      [pathOf('plan'), 'capability.required'],
      ['capabilities/two.yaml', 'capability.document'],
    ]);
    expect(summary.capabilities).toBe(12);
  });

  it('is a vocabulary that is not there, and the ids are not checked against it', async () => {
    const { checks } = await runOn(validate, without('vocabulary/vocabulary.json'));
    const failed = checks.filter((check) => !check.passed);
    expect(failed.map(({ check_id, detail }) => [check_id, detail])).toEqual([
      ['vocabulary.document', expect.stringContaining('vocabulary/vocabulary.json does not exist')],
    ]);
  });

  it.each([
    ['vocabulary/vocabulary.json', '{ "domains": [ }', 1, 16],
    ['vocabulary/vocabulary.json', '[]', 1, 1],
    ['vocabulary/cognitive_types.yaml', 'types: [', 1, 9],
    ['vocabulary/safety_vocabulary.yaml', '- x', 1, 1],
  ])('is %s with %j', async (file, text, line, column) => {
    const { checks } = await runOn(validate, { ...BASE_REGISTRY, [file]: text });
    const failed = checks.filter((check) => !check.passed);
    expect(failed).toMatchObject([
      { check_id: 'vocabulary.document', location: { file, line, column } },
    ]);
  });

  it('is a registry without capabilities', async () => {
    const files = { 'vocabulary/vocabulary.json': '{}', 'capabilities/readme.txt': 'none yet' };
    const { checks, status } = await runOn(validate, files);
    expect(status).toBe('failed');
    expect(checks.filter((check) => !check.passed)).toMatchObject([
      { check_id: 'registry.capabilities', location: { file: 'capabilities' } },
    ]);
  });

  it('is 5 MB in one file', async () => {
    const description = 'x'.repeat(5_000_000);
    const files = changed('plan', 'Plans the way of a parcel.', description);
    expect((await runOn(validate, files)).status).toBe('passed');
  });

  it('is a vocabulary without terms, which checks nothing but that the trust level is a string', async () => {
    const changedWithout = (file: string, to: string): WorkspaceFiles => ({
      ...changed('send', 'trust_level: elevated', to),
      [file]: '{}\n',
    });
    const safety = 'vocabulary/safety_vocabulary.yaml';
    expect(await failing(changedWithout(safety, 'trust_level: anything'))).toEqual([]);
    expect(await failing(changedWithout(safety, 'trust_level: 1'))).toMatchObject([
      { check_id: 'safety.trust_level' },
    ]);
  });
});

function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const alias = `*a${level}, `.repeat(9);
    return `a${level + 1}: &a${level + 1} [${alias}]\n`;
  });
  return `a0: &a0 [1, 2, 3]\n${levels.join('')}`;
}
