import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { withWorkspace, type WorkspaceFiles } from '../../testing/workspace.js';
import { identifyPackage, loadPackages, localFolderOf } from './load-packages.js';

const CONTROL = `{ kind: 'evidence', id: 'x', report: 'x.json', marker: {}, options: {}, run() {} }`;

/** A package in `node_modules`. */
function installed(name: string, controls: string, manifest: object = {}): WorkspaceFiles {
  const folder = `node_modules/${name}`;
  return {
    [`${folder}/package.json`]: JSON.stringify({ name, version: '1.2.3', ...manifest }),
    [`${folder}/controls.js`]: controls,
  };
}

/** Names of packages that load, and messages of those that do not. */
function outcome(files: WorkspaceFiles, names: string[], prepare?: (root: string) => void) {
  return withWorkspace({ 'package.json': '{"name": "w"}', ...files }, (root) => {
    prepare?.(root);
    const { packages, problems } = loadPackages(root, names);
    return {
      packages: packages.map(({ name, version, localFolder }) => ({ name, version, localFolder })),
      problems: problems.map(({ message }) => message.replaceAll(root, '<root>')),
    };
  });
}

const broken = (reason: string): string =>
  `control package "@x/p" cannot be loaded (${reason}): install it, or take it out of the plugin's "controls" in nx.json`;

it('loads control lists by name, each once', async () => {
  const files = installed('@x/p', `exports.controls = [${CONTROL}]`);
  expect(await outcome(files, ['@x/p', '@x/p'])).toEqual({
    packages: [{ name: '@x/p', version: '1.2.3', localFolder: undefined }],
    problems: [],
  });
});

it('loads what Nx has installed in a folder of its own, where there is no package.json', async () => {
  const files = installed('@x/p', `exports.controls = [${CONTROL}]`);
  const moved = Object.entries(files).map(
    ([path, text]) => [`.nx/installation/${path}`, text] as const,
  );
  const { packages, problems } = await outcome(Object.fromEntries(moved), ['@x/p']);
  expect(problems).toEqual([]);
  expect(packages).toMatchObject([{ name: '@x/p', localFolder: undefined }]);
});

it.each([
  ['is not a list', 'exports.controls = {}', 'its "./controls" has no list "controls"'],
  ['is not there', 'module.exports = null', 'its "./controls" has no list "controls"'],
  [
    'has something else in it',
    `exports.controls = [${CONTROL}, { kind: 'evidence' }]`,
    'entry 1 of its "controls" was not made by defineControl, defineGate or defineAction',
  ],
  ['throws', 'throw new Error("first line\\nsecond")', 'first line'],
  ['throws no error', 'throw "text"', 'text'],
  [
    'has one control twice',
    `exports.controls = [${CONTROL}, ${CONTROL}]`,
    'its control "x" is also one of "@x/p"',
  ],
])('tells a package whose list %s, and goes on', async (_, controls, reason) => {
  const files = { ...installed('@x/p', controls), ...installed('q', 'exports.controls = []') };
  const { packages, problems } = await outcome(files, ['@x/p', 'q']);
  expect(packages.map(({ name }) => name)).toEqual(['q']);
  expect(problems).toEqual([broken(reason)]);
});

it('tells a package that is not installed, or has a syntax error', async () => {
  const { problems } = await outcome({}, ['@x/p']);
  expect(problems[0]).toMatch(/Cannot (find|resolve) module '@x\/p\/package.json'/);
  expect((await outcome(installed('@x/p', 'exports = {'), ['@x/p'])).problems).toHaveLength(1);
  const noManifest = { 'node_modules/@x/p/package.json': 'not json' };
  expect((await outcome(noManifest, ['@x/p'])).problems).toHaveLength(1);
});

it('tells a package that has a control or a report which another one has', async () => {
  const other = CONTROL.replace("id: 'x'", "id: 'y'");
  const files = {
    ...installed('a', `exports.controls = [${CONTROL}]`),
    ...installed('@x/p', `exports.controls = [${CONTROL}]`),
    ...installed('q', `exports.controls = [${other}]`),
  };
  const { packages, problems } = await outcome(files, ['a', '@x/p', 'q']);
  expect(packages.map(({ name }) => name)).toEqual(['a']);
  expect(problems[0]).toBe(broken('its control "x" is also one of "a"'));
  expect(problems[1]).toContain('(its report "x.json" is also one of "a")');
});

it('sees which packages the workspace holds itself', async () => {
  const files = {
    'libs/p/package.json': '{"name": "@x/p", "version": "0.1.0"}',
    'libs/p/controls.js': 'exports.controls = []',
  };
  const link = (root: string): void => {
    mkdirSync(join(root, 'node_modules/@x'), { recursive: true });
    symlinkSync('../../libs/p', join(root, 'node_modules/@x/p'));
  };
  // A package of the workspace is loaded from what its manifest exports.
  const exported = JSON.stringify({
    name: '@x/p',
    exports: { './package.json': './package.json', './controls': './controls.js' },
  });
  expect(await outcome({ ...files, 'libs/p/package.json': exported }, ['@x/p'], link)).toEqual({
    packages: [{ name: '@x/p', version: '0.0.0', localFolder: 'libs/p' }],
    problems: [],
  });
});

describe('localFolderOf', () => {
  it.each([
    ['libs/p', 'libs/p'],
    ['.', '.'],
    ['node_modules/p', undefined],
    ['libs/node_modules/p', undefined],
    ['..', undefined],
    ['../elsewhere/p', undefined],
    ['..odd', '..odd'],
  ])('takes %s for %s', (folder, expected) =>
    withWorkspace({}, (root) => expect(localFolderOf(root, join(root, folder))).toBe(expected)),
  );
});

it('identifies a package without loading its code', () =>
  withWorkspace(
    { 'package.json': '{}', ...installed('p', 'throw new Error("loaded")', { version: 7 }) },
    (root) => {
      expect(identifyPackage(root, 'p')).toEqual({
        name: 'p',
        version: '0.0.0',
        folder: join(root, 'node_modules/p'),
      });
    },
  ));
