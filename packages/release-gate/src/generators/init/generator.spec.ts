import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { findPlugin, runGenerator, type Tree } from '@gonogo/core/generators';
import { releaseGatePolicySchema } from '../../gate/policy/schema';
import { DEFAULT_POLICY, POLICY_FILE } from './default-policy';
import initGenerator from './generator';

jest.mock('@gonogo/core/generators', () => ({
  ...jest.requireActual<object>('@gonogo/core/generators'),
  runGenerator: jest.fn(),
}));
jest.mock('@nx/devkit', () => ({
  ...jest.requireActual<object>('@nx/devkit'),
  installPackagesTask: jest.fn(),
}));

const BUNDLE = { 'policies/opa/bundle_manifest.json': '{}', 'policies/opa/policy_pre.rego': '' };
const WORKFLOW = { '.github/workflows/ci.yml': 'on: push\njobs: {}\n' };
const REGISTRY = { 'data/vocabulary/vocabulary.json': '{}', 'data/capabilities/a.yaml': '' };

function treeWith(...files: Readonly<Record<string, string>>[]): Tree {
  const tree = createTreeWithEmptyWorkspace();
  for (const [path, text] of Object.entries(
    Object.assign({}, ...files) as Record<string, string>,
  )) {
    tree.write(path, text);
  }
  return tree;
}

/** Runs the generator with all that follows, and gives what it prints. */
async function init(tree: Tree): Promise<string> {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await initGenerator(tree)();
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    write.mockRestore();
  }
}

beforeEach(() => {
  jest.mocked(runGenerator).mockReset().mockReturnValue(true);
});

describe('init', () => {
  it.each<[string, Readonly<Record<string, string>>[], string[]]>([
    ['nothing', [], []],
    ['a bundle', [BUNDLE], ['@gonogo/policy-bundle']],
    ['workflows', [WORKFLOW], ['@gonogo/workflows']],
    ['a registry', [REGISTRY], ['@gonogo/registry']],
    ['a manifest without Rego', [{ 'bundle_manifest.json': '{}' }], []],
    ['a bundle that git ignores', [BUNDLE, { '.gitignore': 'policies\n' }], []],
    [
      'a bundle inside a package',
      [{ 'node_modules/x/bundle_manifest.json': '{}', 'node_modules/x/p.rego': '' }],
      [],
    ],
    [
      'all of it',
      [REGISTRY, WORKFLOW, BUNDLE],
      ['@gonogo/policy-bundle', '@gonogo/workflows', '@gonogo/registry'],
    ],
  ])('registers just what applies: %s', async (_, files, expected) => {
    const tree = treeWith(...files);
    await init(tree);
    const names = [...expected, '@gonogo/release-gate'];
    expect(findPlugin(tree)?.controls).toEqual(names);
    const { devDependencies } = JSON.parse(tree.read('package.json', 'utf-8') ?? '') as {
      devDependencies: object;
    };
    expect(Object.keys(devDependencies).sort()).toEqual(['@gonogo/core', ...names].sort());
  });

  it('writes the presets as policy, which the gate accepts', async () => {
    const tree = treeWith();
    await init(tree);
    expect(JSON.parse(tree.read(POLICY_FILE, 'utf-8') ?? '')).toEqual(DEFAULT_POLICY);
    expect(releaseGatePolicySchema.safeParse(DEFAULT_POLICY).error).toBeUndefined();
  });

  it('changes nothing the second time', async () => {
    const tree = treeWith(BUNDLE, WORKFLOW, REGISTRY);
    await init(tree);
    tree.write('docs/required_status_checks.json', '{}');
    const first = tree.listChanges();
    jest.mocked(runGenerator).mockClear();
    const printed = await init(tree);
    expect(tree.listChanges()).toEqual(first);
    expect(printed).toContain('Done:\n  nothing\n');
    expect(printed).toContain('docs/required_status_checks.json: is there');
    expect(runGenerator).not.toHaveBeenCalled();
  });

  it('keeps what people changed', async () => {
    const tree = treeWith(BUNDLE, WORKFLOW);
    await init(tree);
    tree.write(POLICY_FILE, '{ "ours": true }');
    tree.write(
      'nx.json',
      '{ "plugins": [{ "plugin": "@gonogo/core/plugin", "options": { "controls": ["@gonogo/release-gate", "@gonogo/policy-bundle"] } }] } // ours',
    );
    const first = tree.listChanges();
    const printed = await init(tree);
    expect(tree.listChanges()).toEqual(first);
    expect(printed).toContain(
      '@gonogo/workflows: applies (.github/workflows/ci.yml), but is not in "controls"',
    );
  });

  it('lets the package of the workflows write what it writes, and tells a failure', async () => {
    const tree = treeWith(WORKFLOW);
    expect(await init(tree)).toContain('npx nx g @gonogo/workflows:init: its report is above');
    expect(runGenerator).toHaveBeenCalledWith(tree.root, '@gonogo/workflows:init');
    jest.mocked(runGenerator).mockReturnValue(false);
    expect(await init(treeWith(WORKFLOW))).toContain(
      'npx nx g @gonogo/workflows:init: it failed, see above; it writes docs/required_status_checks.json',
    );
  });

  it('says what it found of tests, and how to start where there are no workflows', async () => {
    const printed = await init(treeWith({ 'tests/test_api.py': '', 'src/a.spec.ts': '' }));
    expect(printed).toContain('Python tests (tests/test_api.py)');
    expect(printed).toContain('JavaScript tests (src/a.spec.ts)');
    expect(printed).toContain('npx nx g @gonogo/release-gate:workflow');
    expect(printed).toContain('@gonogo/registry: not added, there are no registries here');
  });

  it('adds to the installation of a repository without a package.json', async () => {
    const tree = treeWith(BUNDLE, {
      'nx.json': '{ "installation": { "version": "23.2.1" } }',
      nx: '#!/bin/sh\n',
    });
    tree.delete('package.json');
    const printed = await init(tree);
    const { installation } = JSON.parse(tree.read('nx.json', 'utf-8') ?? '') as {
      installation: { plugins: object };
    };
    expect(Object.keys(installation.plugins)).toEqual([
      '@gonogo/core',
      '@gonogo/policy-bundle',
      '@gonogo/release-gate',
    ]);
    expect(tree.exists('package.json')).toBe(false);
    expect(printed).toContain('./nx run-many -t verify');
  });
});
