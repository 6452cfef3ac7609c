import { z } from 'zod';
import { defineGate } from '../../control/define-control.js';
import type { AnyControl } from '../../control/types.js';
import { fakeControl } from '../../testing/fake-control.js';
import { SUITE } from '../../suite.js';
import { infer, type InferenceRequest } from './infer.js';
import { pluginOptionsSchema } from './plugin-options.js';
import { slugOf } from './project-name.js';
import type { LoadedPackage } from './types.js';

const bundle = fakeControl({
  id: 'bundle',
  report: 'bundle.json',
  marker: { pattern: '**/m.json' },
  inputs: ({ file }) => [String(file), '*.rego', '!x.rego'],
  environment: ['utc-day', 'base-content'],
});
const flow = fakeControl({
  id: 'flow',
  report: 'flow.json',
  marker: { pattern: '.github/workflows/*.yml', project: '..', subject: '../..' },
});
const gate = defineGate({
  id: 'release-gate',
  title: 'Gate',
  description: 'Decides.',
  playbook: '3',
  marker: { pattern: '.github/workflows/*.yml', project: '..', subject: '../..' },
  options: z.strictObject({ strict: z.boolean().default(true) }),
  reports: ['gate.json', 'gate.md'],
  run: () => ({ success: true, output: '' }),
});

function packageOf(controls: readonly AnyControl[], localFolder?: string): LoadedPackage {
  return { name: '@x/p', version: '2.0.0', controls, localFolder };
}

type Given = Partial<Omit<InferenceRequest, 'options'>> & { readonly options?: object };

function inferred(files: string[], given: Given = {}) {
  return infer({
    packages: [packageOf([bundle, flow, gate])],
    problems: [],
    ownEvidence: [],
    localCore: undefined,
    cacheVerify: true,
    nameOf: (root) => slugOf(root) || 'workspace',
    ...given,
    files,
    options: pluginOptionsSchema.parse(given.options ?? {}),
  });
}

/** Each target with where its report goes, by project. */
function outline(files: string[], given: Given = {}): Record<string, string[]> {
  const projects = inferred(files, given).nodes.flatMap(([, node]) =>
    Object.entries(node.projects),
  );
  return Object.fromEntries(
    projects.map(([root, { targets }]) => [
      root,
      Object.entries(targets).map(([name, { outputs }]) =>
        [name, ...(outputs ?? [])].join(' > ').replace(/\{workspaceRoot\}\//g, ''),
      ),
    ]),
  );
}

/** The suite's version is part of every target, and no matter here. */
function withoutVersion(nodes: unknown): unknown {
  const text = JSON.stringify(nodes).replaceAll(`"version":"${SUITE.version}`, '"version":"SUITE');
  return JSON.parse(text);
}

const FLOW = '.github/workflows/ci.yml';

it('makes the whole node of a project', () => {
  const { nodes, baseContent } = inferred(['policies/m.json']);
  expect(withoutVersion(nodes)).toMatchSnapshot();
  expect(baseContent).toEqual([{ root: 'policies', marker: 'm.json' }]);
});

it('makes the whole node of the gate', () => {
  const [node] = inferred([FLOW], { packages: [packageOf([gate])] }).nodes;
  expect(withoutVersion(node)).toMatchSnapshot();
});

it('makes nothing where there is no marker', () => {
  expect(inferred(['a/other.json'])).toEqual({ nodes: [], baseContent: [] });
});

describe('names and places', () => {
  it('need no folders where a control is there once', () => {
    expect(outline(['policies/m.json', FLOW])).toEqual({
      '.github': [
        'evidence-flow > artifacts/flow.json',
        'verify',
        'release-gate > artifacts/gate.json > artifacts/gate.md',
      ],
      policies: ['evidence-bundle > artifacts/bundle.json', 'verify'],
    });
  });

  it('give each of two projects with one control a folder', () => {
    expect(outline(['a/m.json', 'b/m.json'])).toEqual({
      a: ['evidence-bundle > artifacts/a/bundle.json', 'verify'],
      b: ['evidence-bundle > artifacts/b/bundle.json', 'verify'],
    });
  });

  it('give two folders of one project targets of their own', () => {
    expect(outline(['p/project.json', 'p/a/m.json', 'p/b/c/m.json'])).toEqual({
      p: [
        'evidence-bundle-a > artifacts/p/a/bundle.json',
        'evidence-bundle-b-c > artifacts/p/b-c/bundle.json',
        'verify',
      ],
    });
  });

  it('tell folders of one project apart whose names have one slug', () => {
    const { p = [] } = outline(['p/project.json', 'p/a-b/m.json', 'p/a/b/m.json', 'p/日/m.json']);
    expect(new Set(p).size).toBe(4);
    expect(p[0]).toMatch(
      /^evidence-bundle-a-b-[0-9a-f]{8} > artifacts\/p\/a-b-[0-9a-f]{8}\/bundle/,
    );
    expect(p[2]).toMatch(/^evidence-bundle-[0-9a-f]{8} > /);
  });

  it('tell projects apart whose names have one slug', () => {
    const names: Readonly<Record<string, string>> = { a: '@x/p', b: 'x-p' };
    const found = outline(['a/m.json', 'b/m.json'], { nameOf: (root) => names[root] ?? root });
    const reports = Object.values(found).map(([target]) => target);
    expect(reports[0]).toMatch(/artifacts\/x-p-[0-9a-f]{8}\/bundle\.json$/);
    expect(new Set(reports).size).toBe(2);
  });

  it('keep the gate of the workspace itself where people look for it', () => {
    const files = [FLOW, `apps/x/${FLOW}`];
    const found = outline(files, { options: { roots: ['.', 'apps/x'] } });
    expect(found['.github']?.at(-1)).toBe('release-gate > artifacts/gate.json > artifacts/gate.md');
    expect(found['apps/x/.github']?.at(-1)).toBe(
      'release-gate > artifacts/apps-x-github/gate.json > artifacts/apps-x-github/gate.md',
    );
  });

  it('can be changed: targets, artifacts folder, and what is there at all', () => {
    const options = {
      artifactsDir: 'out/evidence',
      targets: {
        bundle: { name: 'policy' },
        flow: false,
        verify: { name: 'check' },
        'release-gate': { name: 'go' },
      },
    };
    expect(outline(['a/m.json', FLOW], { options })).toEqual({
      '.github': ['go > out/evidence/gate.json > out/evidence/gate.md'],
      a: ['policy > out/evidence/bundle.json', 'check'],
    });
    expect(outline(['a/m.json'], { options: { targets: { verify: false } } })).toEqual({
      a: ['evidence-bundle > artifacts/bundle.json'],
    });
  });

  it('take a renamed target into verify', () => {
    const [node] = inferred(['a/m.json'], {
      options: { targets: { bundle: { name: 'policy' } } },
    }).nodes;
    const { verify } = node?.[1].projects.a?.targets ?? {};
    expect(verify?.dependsOn).toEqual(['policy', 'evidence-*']);
    expect(verify?.options).toMatchObject({ evidence: ['policy'] });
  });

  it('make the gate wait for renamed targets too, whatever folder they are about', () => {
    const options = { targets: { bundle: { name: 'policy' } } };
    const files = ['p/project.json', 'p/a/m.json', 'p/b/m.json', FLOW];
    const [node] = inferred(files, { options }).nodes;
    const target = node?.[1].projects['.github']?.targets['release-gate'];
    expect(target?.dependsOn).toEqual([
      { projects: '*', target: 'evidence-*' },
      { projects: '*', target: 'policy-a' },
      { projects: '*', target: 'policy-b' },
    ]);
  });

  it.each([
    [
      { bundle: { name: 'x' }, flow: { name: 'x' } },
      'the targets of "bundle" and "flow" are both called "x" in project',
    ],
    [
      { bundle: { name: 'verify' } },
      'the targets of "verify" and "bundle" are both called "verify" in project',
    ],
    [
      { flow: { name: 'release-gate' } },
      'the targets of "flow" and "release-gate" are both called "release-gate"',
    ],
  ])('may not meet: %j', (targets, message) => {
    const files = ['.github/m.json', FLOW];
    expect(() => inferred(files, { options: { targets } })).toThrow(message);
  });
});

describe('a project with evidence of its own', () => {
  const ownEvidence = [{ projectRoot: 'a', file: 'a/project.json' }];
  const targetsIn = (files: string[], given: Given = {}): Record<string, string[]> =>
    outline(files, { ownEvidence, ...given });

  it('is verified without any marker', () => {
    expect(inferred([], { ownEvidence }).nodes).toEqual([
      [
        'a/project.json',
        {
          projects: {
            a: {
              name: 'a',
              targets: {
                verify: expect.objectContaining({ dependsOn: ['evidence-*'] }) as unknown,
              },
            },
          },
        },
      ],
    ]);
    expect(inferred([], {}).nodes).toEqual([]);
  });

  it('is verified once with what its marker adds', () => {
    expect(targetsIn(['a/m.json'])).toEqual(outline(['a/m.json']));
  });

  it('is not where verify is turned off', () => {
    const options = { targets: { verify: false } };
    expect(targetsIn([], { options })).toEqual({ a: [] });
  });
});

describe('inputs', () => {
  const inputsOf = (files: string[], given: Given = {}): unknown[] =>
    inferred(files, given).nodes.flatMap(([, node]) =>
      Object.values(node.projects).flatMap(
        ({ targets }) => targets['evidence-bundle']?.inputs ?? [],
      ),
    );

  it('are relative to the governed folder', () => {
    expect(inputsOf(['m.json'])).toEqual(
      expect.arrayContaining(['{workspaceRoot}/f.json', '!{workspaceRoot}/x.rego']),
    );
    expect(inputsOf(['a/m.json'])).toEqual(
      expect.arrayContaining(['{workspaceRoot}/a/*.rego', '!{workspaceRoot}/a/x.rego']),
    );
  });

  it('follow the options of the control', () => {
    const options = { controlOptions: { bundle: { file: 'other.json' } } };
    expect(inputsOf(['a/m.json'], { options })[0]).toBe('{workspaceRoot}/a/other.json');
  });

  it('have no negated group, which Nx would take for an exclusion', () => {
    const options = { controlOptions: { bundle: { file: 'docs/!(draft).md' } } };
    expect(() => inputsOf(['a/m.json'], { options })).toThrow(
      'Control "bundle": input "docs/!(draft).md" has a negated group "!(…)", which Nx takes',
    );
    const named = { controlOptions: { bundle: { file: 'docs/@(draft).md' } } };
    expect(inputsOf(['a/m.json'], { options: named })[0]).toBe(
      '{workspaceRoot}/a/docs/@(draft).md',
    );
  });

  it('take odd folder names in a way that Nx reads', () => {
    expect(inputsOf(['(g)/[x]/m.json'])[0]).toBe('{workspaceRoot}/?g?/[[]x]/f.json');
  });

  it('have the sources of what the workspace holds itself', () => {
    const given = { localCore: 'packages/core', packages: [packageOf([bundle], 'tools/own')] };
    const inputs = inputsOf(['a/m.json'], given);
    expect(inputs).toContain('{workspaceRoot}/packages/core/**/*');
    expect(inputs).toContain('{workspaceRoot}/tools/own/**/*');
    expect(inputs).toContain('!{workspaceRoot}/tools/own/**/*.{spec,test}.*');
    const whole = inputsOf(['a/m.json'], { packages: [packageOf([bundle], '.')] });
    expect(whole).toContain('{workspaceRoot}/**/*');
  });

  it('of verify are those of all its evidence, once, and the reports', () => {
    const [node] = inferred(['a/m.json']).nodes;
    const { verify } = node?.[1].projects.a?.targets ?? {};
    expect(verify?.inputs?.[0]).toEqual({ dependentTasksOutputFiles: '**/*.json' });
    expect(verify?.inputs).toContain('{workspaceRoot}/a/f.json');
  });
});

describe('caching', () => {
  const cacheOf = (target: string, given: Given = {}): unknown => {
    const [node] = inferred(['.github/m.json', FLOW], given).nodes;
    return node?.[1].projects['.github']?.targets[target]?.cache;
  };

  it('is on for evidence and verify, and off for the gate', () => {
    expect(['evidence-bundle', 'verify', 'release-gate'].map((name) => cacheOf(name))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is off for verify where Nx would store it under a wrong hash', () => {
    expect(cacheOf('verify', { cacheVerify: false })).toBe(false);
  });
});

describe('options', () => {
  it.each<[object, string]>([
    [
      { targets: { bundel: false } },
      'no control for "targets.bundel"; known: bundle, flow, release-gate',
    ],
    [
      { controlOptions: { x: {}, y: {} } },
      'no control for "controlOptions.x", "controlOptions.y"; known:',
    ],
    [
      { controlOptions: { bundle: { fiel: 1 } } },
      'Plugin option "controlOptions.bundle":\n  - fiel: unknown key; known keys: "file"',
    ],
    [
      { controlOptions: { 'release-gate': { strict: 'yes' } } },
      'Plugin option "controlOptions.release-gate":\n  - strict is "yes"; expected: a value of type boolean',
    ],
  ])('%j are told', (options, message) => {
    expect(() => inferred(['a/m.json', FLOW], { options })).toThrow(message);
  });

  it('of a package that could not be loaded are not taken for misspelt', () => {
    const given = {
      problems: [{ name: '@x/q', message: 'gone' }],
      options: { targets: { other: false } },
    };
    expect(() => inferred(['a/m.json'], given)).not.toThrow();
  });
});

describe('a package that does not load', () => {
  const problems = [{ name: '@x/q', message: 'control package "@x/q" cannot be loaded' }];

  it('makes every verify red', () => {
    const [node] = inferred(['a/m.json'], { problems }).nodes;
    const { verify } = node?.[1].projects.a?.targets ?? {};
    expect(verify?.options).toMatchObject({ problems: [problems[0]?.message] });
  });

  it('makes a verify red where a project has nothing else to verify', () => {
    const options = { targets: { bundle: false } };
    expect(outline(['a/m.json'], { problems, options })).toEqual({ a: ['verify'] });
  });

  it('makes a red verify at the root where nothing is governed', () => {
    const { nodes } = inferred([], { packages: [], problems });
    expect(nodes).toMatchObject([
      [
        'nx.json',
        { projects: { '.': { name: 'workspace', targets: { verify: { cache: false } } } } },
      ],
    ]);
    const options = { targets: { verify: { name: 'check' } } };
    const renamed = outline([], { packages: [], problems, options });
    expect(renamed).toEqual({ '.': ['check'] });
  });
});
