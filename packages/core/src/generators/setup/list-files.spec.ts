import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { withWorkspace } from '../../testing/workspace';
import { listFiles } from './list-files';

function list(files: Readonly<Record<string, string>>): string[] {
  const tree = createTreeWithEmptyWorkspace();
  for (const { path } of tree.listChanges()) tree.delete(path);
  for (const [path, text] of Object.entries(files)) tree.write(path, text);
  return listFiles(tree).sort();
}

describe('listFiles', () => {
  it('leaves out what git ignores, rule by rule and folder by folder', () => {
    expect(
      list({
        '.gitignore': 'out/\n*.log\n',
        'a.log': '',
        'a.txt': '',
        'out/x.txt': '',
        'p/.gitignore': '!keep.log\nlocal\n',
        'p/keep.log': '',
        'p/other.log': '',
        'p/local': '',
        'p/q/local/x': '',
        'local/x': '',
      }),
    ).toEqual(['.gitignore', 'a.txt', 'local/x', 'p/.gitignore', 'p/keep.log']);
  });

  it('never lists packages, git or virtual environments', () => {
    expect(
      list({
        'node_modules/x': '',
        'p/node_modules/x': '',
        '.git/x': '',
        '.venv/x': '',
        'p/x': '',
      }),
    ).toEqual(['p/x']);
  });

  it('does not follow links to folders, which may lead in a circle', () =>
    withWorkspace({ 'a/x.txt': '' }, (root) => {
      mkdirSync(join(root, 'b'));
      symlinkSync(root, join(root, 'b/again'));
      const tree = createTreeWithEmptyWorkspace();
      const onDisk = Object.assign(Object.create(tree) as typeof tree, {
        root,
        read: () => null,
        children: (path: string) =>
          ({ '.': ['a', 'b'], 'a/': ['x.txt'], 'b/': ['again'], 'b/again/': ['x.txt'] })[path] ??
          [],
        isFile: (path: string) => path.endsWith('.txt'),
      });
      expect(listFiles(onDisk)).toEqual(['a/x.txt']);
    }));
});
