import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { REGISTRY_FILES } from '../support/registry-files.js';
import { runVerify, verifyOf } from '../support/verify-run.js';
import { createWorkspace, NX_JSON, type E2eWorkspace } from '../support/workspace.js';

const LIFECYCLE = 'policies-opa:evidence-policy-bundle-lifecycle';
const FRESHNESS = 'github:evidence-policy-gate-freshness';
const POLICY = 'github:evidence-branch-protection-policy';
const CHECKS = 'github:evidence-required-status-checks';
const PYTHON = 'github:evidence-workflow-embedded-python';
const ON_WORKFLOWS = [POLICY, FRESHNESS, CHECKS, PYTHON];

const MORE_FILES = {
  'README.md': '# Read me\n',
  'package-lock.json': '{ "name": "acme", "lockfileVersion": 3, "packages": {} }\n',
  'docs/architecture.md': '# Architecture\n',
  'policies/opa/README.md': '# Bundle\n',
  'policies/opa/lib/tenants.rego': 'package checkout.tenants\n',
  'policies/opa/data.json': '{}\n',
  '.github/CODEOWNERS': '* @acme/checkout\n',
  '.github/actions/setup/action.yml': 'name: Setup\nruns: { using: composite, steps: [] }\n',
  'apps/shop/project.json': '{ "name": "shop" }\n',
  'apps/shop/index.js': '\n',
};

describe('in a governed workspace', () => {
  let workspace: E2eWorkspace;
  beforeAll(async () => {
    workspace = await createWorkspace({ files: MORE_FILES });
    // Above the version at the base, so that changes of the bundle are in order.
    workspace.edit('policies/opa/bundle_manifest.json', '"1.2.0"', '"1.3.0"');
    expect((await runVerify(workspace)).code).toBe(0);
  });
  afterAll(() => {
    workspace.dispose();
  });

  const append = (path: string, text: string): void => {
    workspace.write(path, `${workspace.exists(path) ? workspace.read(path) : ''}${text}`);
  };

  it('nothing runs again while only unrelated files change', async () => {
    for (const path of [
      'README.md',
      'docs/architecture.md',
      'policies/opa/README.md',
      'policies/opa/bundle_manifest.json.bak',
      '.github/CODEOWNERS',
      '.github/workflows/README.md',
      'apps/shop/index.js',
    ]) {
      append(path, '\n');
    }
    append('apps/shop/ci.yml', 'on: push\n');
    expect((await runVerify(workspace)).ran).toEqual([]);
  });

  it('nothing runs again when scripts and dependencies of the workspace change', async () => {
    workspace.write(
      'package.json',
      '{ "name": "acme", "private": true, "scripts": { "a": "b" } }\n',
    );
    append('package-lock.json', '\n');
    expect((await runVerify(workspace)).ran).toEqual([]);
  });

  it.each([
    { path: 'policies/opa/bundle_manifest.json', text: '\n', reruns: [LIFECYCLE] },
    { path: 'policies/opa/policy_pre.rego', text: '# more\n', reruns: [LIFECYCLE] },
    { path: 'policies/opa/lib/tenants.rego', text: '# more\n', reruns: [LIFECYCLE] },
    { path: 'policies/opa/data.json', text: '\n', reruns: [LIFECYCLE] },
    { path: 'docs/required_status_checks.json', text: '\n', reruns: [POLICY, CHECKS] },
    { path: 'docs/BRANCH_PROTECTION_POLICY.md', text: '\n', reruns: [POLICY, CHECKS] },
    { path: '.github/workflows/ci.yml', text: '# more\n', reruns: ON_WORKFLOWS },
    { path: '.github/workflows/smoke.yml', text: '# more\n', reruns: ON_WORKFLOWS },
    { path: '.github/actions/setup/action.yml', text: '# more\n', reruns: [PYTHON] },
  ])('a change of $path runs $reruns again', async ({ path, text, reruns }) => {
    append(path, text);
    const { code, ran, ranVerify } = await runVerify(workspace);
    expect({ code, ran, ranVerify }).toEqual({ code: 0, ran: reruns, ranVerify: verifyOf(reruns) });
  });

  it.each([
    { path: '.github/workflows/new.yaml', text: 'on: push\njobs: {}\n', reruns: ON_WORKFLOWS },
    { path: 'action.yml', text: 'name: Own\n', reruns: [PYTHON] },
    { path: 'policies/opa/regions/data.yaml', text: '{}\n', reruns: [LIFECYCLE] },
    { path: 'policies/opa/.manifest', text: '{}\n', reruns: [LIFECYCLE] },
  ])(
    'a new file $path runs $reruns again, and its removal none',
    async ({ path, text, reruns }) => {
      append(path, text);
      expect((await runVerify(workspace)).ran).toEqual(reruns);
      workspace.remove(path);
      expect((await runVerify(workspace)).ran).toEqual([]);
    },
  );

  it('a folder that is named like a workflow runs what lists workflows again', async () => {
    append('.github/workflows/folder.yml/README.md', 'A folder.\n');
    const { ran, code } = await runVerify(workspace);
    expect(ran).toEqual(ON_WORKFLOWS);
    expect(code).not.toBe(0);
    workspace.remove('.github/workflows/folder.yml');
    expect(await runVerify(workspace)).toMatchObject({ ran: [], code: 0 });
  });

  it('a workflow that becomes ignored runs what read it again', async () => {
    workspace.write('.github/.gitignore', 'workflows/smoke.yml\n');
    const { ran, output } = await runVerify(workspace);
    expect(ran).toEqual(ON_WORKFLOWS);
    expect(output).toContain('smoke.yml');
    workspace.remove('.github/.gitignore');
    expect((await runVerify(workspace)).ran).toEqual([]);
  });

  it('a linked file is judged where what it leads to is an input too, and refused where it is not', async () => {
    const link = '.github/workflows/linked.yml';
    symlinkSync('ci.yml', join(workspace.root, link));
    expect((await runVerify(workspace)).ran).toEqual(ON_WORKFLOWS);
    append('.github/workflows/ci.yml', '# more\n');
    expect((await runVerify(workspace)).ran).toEqual(ON_WORKFLOWS);

    // Nx does not notice when what a link leads to changes: a verdict about it must not be cached.
    workspace.remove(link);
    workspace.write('shared/linked.yml', 'on: push\njobs: {}\n');
    symlinkSync('../../shared/linked.yml', join(workspace.root, link));
    for (let time = 0; time < 2; time++) {
      const { code, ran, output } = await runVerify(workspace);
      expect(ran).toEqual(ON_WORKFLOWS);
      expect(output).toContain('would outlive a change of them: shared/linked.yml');
      expect(code).not.toBe(0);
    }
    workspace.remove(link);
    expect((await runVerify(workspace)).code).toBe(0);
  });

  it('another option of a control runs it again', async () => {
    const withOptions = (controlOptions: object): string =>
      JSON.stringify({
        ...NX_JSON,
        plugins: NX_JSON.plugins.map((entry) => ({
          ...entry,
          options: { ...entry.options, controlOptions },
        })),
      });
    workspace.write(
      'nx.json',
      withOptions({ 'policy-bundle-lifecycle': { expected_package: 'a' } }),
    );
    const { ran, output } = await runVerify(workspace);
    expect(ran).toContain(LIFECYCLE);
    expect(output).toContain('policy_package is "checkout.access"; expected: "a"');
    workspace.write('nx.json', `${JSON.stringify(NX_JSON, null, 2)}\n`);
    expect((await runVerify(workspace)).ran).toEqual([]);
  });
});

describe('the content at the base', () => {
  let workspace: E2eWorkspace;
  beforeAll(async () => {
    workspace = await createWorkspace();
    workspace.edit('policies/opa/bundle_manifest.json', '"1.2.0"', '"1.3.0"');
    await workspace.git('commit', '--quiet', '--all', '--message=bump');
    workspace.write('README.md', '# Read me\n');
    await workspace.git('add', '--all');
    await workspace.git('commit', '--quiet', '--message=unrelated');
  });
  afterAll(() => {
    workspace.dispose();
  });

  it('runs what depends on it again, and only where that content differs', async () => {
    await runVerify(workspace, { NX_BASE: 'HEAD' });
    const unrelated = await runVerify(workspace, { NX_BASE: 'HEAD~1' });
    const bumped = await runVerify(workspace, { NX_BASE: 'HEAD~2' });
    const again = await runVerify(workspace, { NX_BASE: 'HEAD' });
    expect(unrelated.ran).toEqual([]);
    expect(bumped.ran).toEqual([LIFECYCLE]);
    expect(again.ran).toEqual([]);
  });

  it('runs it again too where the base cannot be known', async () => {
    const unknown = await runVerify(workspace, { NX_BASE: 'no-such-commit' });
    expect(unknown.ran).toEqual([LIFECYCLE]);
    expect(workspace.read('artifacts/policy_bundle_lifecycle_report.json')).toContain(
      'no-such-commit',
    );
  });
});

describe('in a registry', () => {
  const VALIDATE = 'registry:evidence-registry-validate';
  const SKILLS = 'registry:evidence-registry-skill-guardrails';
  const CAPABILITIES = 'registry:evidence-registry-capability-guardrails';
  const SUNSET = 'registry:evidence-registry-sunset';
  const CATALOG = 'registry:evidence-registry-catalog';

  let workspace: E2eWorkspace;
  const DAY = { GONOGO_FAKE_DAY: '2026-05-31' };
  beforeAll(async () => {
    const plugin = '@gonogo/core/plugin';
    const nxJson = {
      ...NX_JSON,
      plugins: [{ plugin, options: { controls: ['@gonogo/registry'] } }],
    };
    workspace = await createWorkspace({ empty: true, nxJson, files: REGISTRY_FILES });
    await workspace.nx(['generate', '@gonogo/registry:sync']);
    await runVerify(workspace, DAY);
  });
  afterAll(() => {
    workspace.dispose();
  });

  it.each([
    {
      path: 'capabilities/web.page.read.yaml',
      reruns: [CAPABILITIES, CATALOG, SKILLS, SUNSET, VALIDATE],
    },
    { path: 'skills/official/web/summary/skill.yaml', reruns: [CATALOG, SKILLS, VALIDATE] },
    { path: 'vocabulary/vocabulary.json', reruns: [CAPABILITIES, CATALOG, VALIDATE] },
    { path: 'vocabulary/cognitive_types.yaml', reruns: [VALIDATE] },
    { path: 'vocabulary/safety_vocabulary.yaml', reruns: [VALIDATE] },
    { path: 'catalog/graph.json', reruns: [CATALOG] },
    { path: 'README.md', reruns: [] },
  ])('a change of $path runs $reruns again', async ({ path, reruns }) => {
    const file = `registry/${path}`;
    workspace.write(file, `${workspace.read(file)}\n`);
    expect((await runVerify(workspace, DAY)).ran).toEqual(reruns);
  });

  it('the next day runs the sunset check again, and nothing else', async () => {
    const before = await runVerify(workspace, DAY);
    const after = await runVerify(workspace, { GONOGO_FAKE_DAY: '2026-06-02' });
    expect(before.ran).toEqual([]);
    expect(after.ran).toEqual([SUNSET]);
    expect(workspace.readJson('artifacts/capability_sunset_report.json')).toMatchObject({
      status: 'failed',
      today: '2026-06-02',
    });
  });
});
