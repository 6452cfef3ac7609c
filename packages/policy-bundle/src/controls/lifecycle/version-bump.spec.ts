import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '@gonogo/core';
import {
  GIT_ENVIRONMENT,
  initRepository,
  runOn,
  withWorkspace,
  writeFiles,
} from '@gonogo/core/testing';
import { lifecycle } from './control.js';
import { compareVersions } from './semantic-version.js';

const GREEN = join(__dirname, 'fixtures/green');
const MANIFEST = readFileSync(join(GREEN, 'bundle_manifest.json'), 'utf8');
const REGO = readFileSync(join(GREEN, 'policy_pre.rego'), 'utf8');
const BUNDLE = { 'opa/bundle_manifest.json': MANIFEST, 'opa/policy_pre.rego': REGO };

const version = (text: string): string => MANIFEST.replace('1.4.0', text);

async function bumpOf(workspace: string, root = 'opa', environment = {}): Promise<Check> {
  const { checks } = await runOn(lifecycle, workspace, {
    root,
    environment: { ...GIT_ENVIRONMENT, ...environment },
  });
  const check = checks.find(({ check_id }) => check_id === 'bundle_version_bumped');
  if (check === undefined) throw new Error('no check bundle_version_bumped');
  return check;
}

/** Commits the bundle (and more), then writes the changes over it, and gives the check. */
async function bumpAfter(changes: Record<string, string>, before = {}): Promise<Check> {
  return withWorkspace({}, (root) => {
    initRepository(root).commit({ ...BUNDLE, ...before });
    writeFiles(root, changes);
    return bumpOf(root);
  });
}

describe('a change of the content', () => {
  const changed = { 'opa/policy_pre.rego': `${REGO}\nx := 1\n` };

  it('without a higher version fails, at the version', async () => {
    expect(await bumpAfter(changed)).toEqual({
      check_id: 'bundle_version_bumped',
      passed: false,
      severity: 'error',
      detail:
        'the content differs from the base commit in policy_pre.rego (changed), and bundle_version is "1.4.0", as there; expected: higher than "1.4.0"',
      location: { file: 'opa/bundle_manifest.json', line: 3, column: 21 },
    });
  });

  it.each(['1.4.1', '1.10.0', '2.0.0', '1.4.99999999999999999999'])(
    'with version %s passes',
    async (text) => {
      const check = await bumpAfter({ ...changed, 'opa/bundle_manifest.json': version(text) });
      expect(check).toMatchObject({ passed: true, severity: 'error' });
      expect(check.detail).toContain(`bundle_version went from "1.4.0" to "${text}"`);
    },
  );

  it.each([
    ['1.3.9', 'lower than "1.4.0" there'],
    ['0.40.0', 'lower than "1.4.0" there'],
    ['1.5', 'bundle_version is "1.5"; expected: a version N.N.N higher than "1.4.0"'],
  ])('with version %s fails', async (text, detail) => {
    const check = await bumpAfter({ 'opa/bundle_manifest.json': version(text) });
    expect(check).toMatchObject({ passed: false, severity: 'error' });
    expect(check.detail).toContain(detail);
  });

  it.each([
    ['opa/lib/roles.rego', 'lib/roles.rego (added)'],
    ['opa/tenants/data.json', 'tenants/data.json (added)'],
    ['opa/data.yaml', 'data.yaml (added)'],
    ['opa/.manifest', '.manifest (added)'],
  ])('includes %s', async (path, named) => {
    expect((await bumpAfter({ [path]: 'x' })).detail).toContain(named);
  });

  it.each(['opa/README.md', 'opa/metadata.json', 'opa/data.json.txt', 'other/lib.rego'])(
    'does not include %s',
    async (path) => {
      expect(await bumpAfter({ [path]: 'x' })).toMatchObject({
        passed: true,
        detail: 'the content is the same as in the base commit',
      });
    },
  );

  it('names removed files, and only some of many', () =>
    withWorkspace({}, async (root) => {
      const names = [1, 2, 3, 4, 5, 6, 7].map((n) => `opa/l${n}.rego`);
      initRepository(root).commit({ ...BUNDLE, ...Object.fromEntries(names.map((n) => [n, n])) });
      for (const name of names) rmSync(join(root, name));
      const { detail } = await bumpOf(root);
      expect(detail).toContain('l1.rego (removed), l2.rego (removed)');
      expect(detail).toContain('l5.rego (removed) and 2 more');
    }));

  it('is no change where only line ends and a byte-order mark differ', async () => {
    const rego = `\uFEFF${REGO.replaceAll('\n', '\r\n')}`;
    expect(await bumpAfter({ 'opa/policy_pre.rego': rego })).toMatchObject({ passed: true });
    expect(await bumpAfter(BUNDLE, { 'opa/policy_pre.rego': rego })).toMatchObject({
      passed: true,
    });
  });
});

describe('the base', () => {
  it.each([
    ['not JSON', '{', 'none'],
    ['without a version', '{}', 'none'],
    ['with another kind of version', '{"bundle_version": 3}', '3'],
  ])('whose manifest is %s gives a warning', async (_, text, met) => {
    const check = await bumpAfter(BUNDLE, { 'opa/bundle_manifest.json': text });
    expect(check).toMatchObject({ passed: false, severity: 'warning' });
    expect(check.detail).toContain(`the version there is ${met}, which cannot be compared`);
  });

  it('without the bundle makes it new', () =>
    withWorkspace({}, async (root) => {
      initRepository(root).commit({ 'README.md': '' });
      writeFiles(root, BUNDLE);
      expect(await bumpOf(root)).toMatchObject({
        passed: true,
        detail: 'the bundle is new: its manifest is not in the base commit',
      });
    }));

  it('is found under the old name of the folder', () =>
    withWorkspace({}, async (root) => {
      initRepository(root).commit(BUNDLE);
      renameSync(join(root, 'opa'), join(root, 'policies'));
      expect(await bumpOf(root, 'policies')).toMatchObject({ passed: true });
      writeFiles(root, { 'policies/policy_pre.rego': `${REGO}# more\n` });
      expect(await bumpOf(root, 'policies')).toMatchObject({ passed: false, severity: 'error' });
    }));

  it('is NX_BASE where that is set', () =>
    withWorkspace({}, async (root) => {
      const repository = initRepository(root);
      repository.commit(BUNDLE);
      repository.commit({ 'opa/policy_pre.rego': `${REGO}# more\n` });
      expect(await bumpOf(root)).toMatchObject({ passed: true });
      expect(await bumpOf(root, 'opa', { NX_BASE: 'HEAD~1' })).toMatchObject({ passed: false });
    }));

  it('that cannot be seen gives a warning that says why and what to do', () =>
    withWorkspace(BUNDLE, async (root) => {
      const check = await bumpOf(root, 'opa', { PATH: '/nonexistent' });
      expect(check).toMatchObject({ passed: false, severity: 'warning' });
      expect(check.detail).toBe(
        'not compared with the base commit, so a missing version bump is not seen: the git program is not on PATH: install it',
      );
      const NX_BASE = 'gone';
      initRepository(root).commit();
      expect((await bumpOf(root, 'opa', { NX_BASE })).detail).toContain('NX_BASE is "gone"');
    }));
});

it.each([
  ['1.2.3', '1.2.3', 0],
  ['1.2.10', '1.2.9', 1],
  ['2.0.0', '10.0.0', -1],
  ['0.0.9007199254740993', '0.0.9007199254740992', 1],
])('%s compared with %s', (left, right, sign) => {
  expect(Math.sign(compareVersions(left, right))).toBe(sign);
});
