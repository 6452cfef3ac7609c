import { withWorkspace, type WorkspaceFiles } from '../testing/workspace.js';
import { createIsIgnored } from './ignored.js';

function ignoredOf(files: WorkspaceFiles, paths: readonly string[]): Promise<string[]> {
  return withWorkspace(files, (root) => paths.filter(createIsIgnored(root)));
}

it('ignores nothing without ignore files', async () => {
  expect(await ignoredOf({}, ['a.json', 'a/b.json'])).toEqual([]);
});

it('hides all that is in an ignored folder, even what is taken back inside of it', async () => {
  const files = { '.gitignore': 'out/\n!out/keep.json\n' };
  expect(await ignoredOf(files, ['out/keep.json', 'out/a/b.json', 'about/x.json'])).toEqual([
    'out/keep.json',
    'out/a/b.json',
  ]);
});

it('takes a file back with a later rule, also from a folder further down', async () => {
  const files = { '.gitignore': '*.log\n!root.log\n', 'a/.gitignore': '!kept.log\nlocal.json\n' };
  const paths = ['x.log', 'root.log', 'a/kept.log', 'a/x.log', 'a/local.json', 'local.json'];
  expect(await ignoredOf(files, paths)).toEqual(['x.log', 'a/x.log', 'a/local.json']);
});

it('tells a folder pattern from a file of the same name', async () => {
  const files = { '.gitignore': 'build/\n' };
  expect(await ignoredOf(files, ['build', 'build/x.json', 'src/build/x.json'])).toEqual([
    'build/x.json',
    'src/build/x.json',
  ]);
});

it('anchors a pattern with a slash at the folder of its file', async () => {
  const files = { 'a/.gitignore': '/x.json\n' };
  expect(await ignoredOf(files, ['x.json', 'a/x.json', 'a/b/x.json'])).toEqual(['a/x.json']);
});

it('reads .nxignore at the root as well, and not in other folders', async () => {
  const files = { '.nxignore': 'hidden/**\n', 'a/.nxignore': '*\n' };
  expect(await ignoredOf(files, ['hidden/x.json', 'a/x.json'])).toEqual(['hidden/x.json']);
});

it('survives a folder called .gitignore and rules that mean nothing', async () => {
  const files = { '.gitignore/x': '', 'a/.gitignore': '\n#x\n   \n[\n' };
  expect(await ignoredOf(files, ['x.json', 'a/x.json'])).toEqual([]);
});
