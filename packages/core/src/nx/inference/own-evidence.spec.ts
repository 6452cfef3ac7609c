import { withWorkspace, type WorkspaceFiles } from '../../testing/workspace.js';
import { findOwnEvidence } from './own-evidence.js';
import { readProjectFiles } from './project-files.js';

const TARGETS = { 'evidence-x': {}, build: {} };
const PROJECT = JSON.stringify({ targets: TARGETS });
const PACKAGE = JSON.stringify({ nx: { targets: TARGETS } });
const SCRIPTS = JSON.stringify({ scripts: { 'evidence-x': 'node x.js' } });

function rootsIn(files: WorkspaceFiles, exclude: readonly string[] = []): Promise<string[]> {
  return withWorkspace(files, (root) => {
    const projectFiles = readProjectFiles(root, Object.keys(files));
    return findOwnEvidence(projectFiles, exclude).map(({ projectRoot }) => projectRoot);
  });
}

it('is found in project.json, at any depth', async () => {
  expect(await rootsIn({ 'project.json': PROJECT, 'a/b/project.json': PROJECT })).toEqual([
    '.',
    'a/b',
  ]);
});

it.each<[string, WorkspaceFiles]>([
  ['npm', { 'package.json': '{"workspaces":["packages/*","!packages/old"]}' }],
  ['yarn', { 'package.json': '{"workspaces":{"packages":["./packages/*/","!packages/old"]}}' }],
  [
    'pnpm',
    { 'package.json': '{}', 'pnpm-workspace.yaml': 'packages: ["packages/*", "!packages/old"]\n' },
  ],
])('is found in package.json where %s counts it to the workspace', async (_, manifest) => {
  const files = {
    ...manifest,
    'packages/a/package.json': PACKAGE,
    'packages/b/package.json': SCRIPTS,
    'packages/old/package.json': PACKAGE,
    'elsewhere/package.json': PACKAGE,
  };
  expect(await rootsIn(files)).toEqual(['packages/a', 'packages/b']);
});

it('is found in a file with comments and trailing commas, as Nx reads it', async () => {
  const text = '{ // ours\n "targets": { "evidence-x": {}, }, /* end */ }';
  expect(await rootsIn({ 'a/project.json': text })).toEqual(['a']);
});

it('is not found where it is excluded', async () => {
  const files = { 'a/project.json': PROJECT, 'fixtures/b/project.json': PROJECT };
  expect(await rootsIn(files, ['**/fixtures/**'])).toEqual(['a']);
});

it('is not found in a list of packages that is broken', async () => {
  const files = { 'pnpm-workspace.yaml': 'packages: [', 'packages/a/package.json': PACKAGE };
  expect(await rootsIn(files)).toEqual([]);
});

it('is found in the package.json of the root where Nx takes it for a project', async () => {
  expect(await rootsIn({ 'package.json': PACKAGE })).toEqual(['.']);
  expect(await rootsIn({ 'package.json': SCRIPTS })).toEqual([]);
});

it('is found in the scripts beside a project.json, and once', async () => {
  expect(await rootsIn({ 'a/project.json': '{}', 'a/package.json': SCRIPTS })).toEqual(['a']);
  expect(await rootsIn({ 'a/project.json': PROJECT, 'a/package.json': SCRIPTS })).toEqual(['a']);
});

it('is not found in scripts that are no targets', async () => {
  const scripts = { 'evidence-x': 'node x.js', build: 'true' };
  const including = (...includedScripts: string[]): WorkspaceFiles => ({
    'package.json': JSON.stringify({ nx: { includedScripts }, scripts }),
  });
  expect(await rootsIn(including('build'))).toEqual([]);
  expect(await rootsIn(including('evidence-x'))).toEqual(['.']);
});

it.each<[string, string]>([
  ['other targets', '{"targets":{"build":{},"my-evidence-x":{}}}'],
  ['no targets', '{}'],
  ['targets of another type', '{"targets":["evidence-x"]}'],
  ['no object', '["evidence-x"]'],
  ['nothing', ''],
  ['no JSON', 'targets: evidence-x'],
  ['bytes', '\0\x01'],
])('is not found among %s', async (_, text) => {
  expect(await rootsIn({ 'project.json': text, 'package.json': text })).toEqual([]);
});

it('is not found in what cannot be read', () =>
  withWorkspace({ 'a/project.json/x': '' }, (root) => {
    const files = readProjectFiles(root, ['a/project.json', 'gone/project.json', 'x-project.json']);
    expect(files).toEqual([{ file: 'a/project.json' }, { file: 'gone/project.json' }]);
    expect(findOwnEvidence(files, [])).toEqual([]);
  }));
