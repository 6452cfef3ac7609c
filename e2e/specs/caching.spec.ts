import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { withPlugin } from '../support/plugin-options.js';
import { checksOf, reportsOf } from '../support/reports.js';
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

  it('other options run everything again, and change what the reports say', async () => {
    const { controls } = NX_JSON.plugins[0]?.options ?? {};
    const controlOptions = {
      'policy-bundle-lifecycle': { expected_package: 'a' },
      'policy-gate-freshness': { upload_action: 'acme/upload' },
      'branch-protection-policy': { required_text: ['Never written there'] },
      'required-status-checks': { required_checks_file: 'docs/none.json' },
      'workflow-embedded-python': { python_version: '3.7', require_python_blocks: ['ci.yml'] },
    };
    const before = checksOf(workspace);
    workspace.write('nx.json', JSON.stringify(withPlugin({ controls, controlOptions })));
    // Nx hashes nx.json for every task.
    expect((await runVerify(workspace)).ran).toEqual([...ON_WORKFLOWS, LIFECYCLE]);
    const after = checksOf(workspace);
    expect(Object.keys(after)).toHaveLength(5);
    for (const name of Object.keys(after)) expect(after[name]).not.toEqual(before[name]);

    workspace.write('nx.json', `${JSON.stringify(NX_JSON, null, 2)}\n`);
    expect(await runVerify(workspace)).toMatchObject({ ran: [], code: 0 });
    expect(checksOf(workspace)).toEqual(before);
  });

  it.each<[string, () => void]>([
    ['all are deleted', () => workspace.remove('artifacts')],
    [
      'one is deleted, one edited, one empty and one a folder',
      () => {
        const [first = '', second = '', third = '', fourth = ''] = Object.keys(
          reportsOf(workspace),
        ).map((name) => `artifacts/${name}`);
        workspace.remove(first);
        workspace.edit(second, '"passed"', '"failed"');
        workspace.write(third, '');
        workspace.remove(fourth);
        workspace.write(`${fourth}/x`, '');
      },
    ],
  ])('reports come back as they were, and nothing runs, where %s', async (_, damage) => {
    const before = reportsOf(workspace);
    damage();
    const { code, ran, output } = await runVerify(workspace);
    expect({ code, ran }).toEqual({ code: 0, ran: [] });
    expect(output).toContain('5 controls: 5 passed');
    expect(reportsOf(workspace)).toEqual(before);
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
