import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { treeFiles } from './tree-files';

describe('treeFiles', () => {
  const tree = createTreeWithEmptyWorkspace();
  tree.write('b/x.yml', 'one\ntwo');
  tree.write('b/a.yml', '\uFEFFtext');
  tree.write('b/bad.yml', Buffer.from([0xff, 0xfe]));
  const files = treeFiles(tree);

  it('reads texts with their places', () => {
    const read = files.read('./b/x.yml');
    expect(read.ok && [read.file.text, read.file.locate(4)]).toEqual([
      'one\ntwo',
      { file: 'b/x.yml', line: 2, column: 1 },
    ]);
    const marked = files.read('b/a.yml');
    expect(marked.ok && marked.file.text).toBe('text');
  });

  it.each([
    ['b/none.yml', 'missing'],
    ['b', 'directory'],
    ['b/bad.yml', 'not-utf-8'],
  ])('says why %s cannot be read', (path, kind) => {
    const read = files.read(path);
    expect(read.ok ? 'read' : read.problem.kind).toBe(kind);
  });

  it('bounds what it reads', () => {
    const read = files.read('b/x.yml', { maxBytes: 6 });
    expect(read.ok ? 'read' : read.problem.message).toContain('7 bytes, allowed: 6');
  });

  it('lists sorted, and computes once', () => {
    expect(files.glob('b/*.yml')).toEqual(['b/a.yml', 'b/bad.yml', 'b/x.yml']);
    let count = 0;
    const compute = (): number => ++count;
    expect([files.once('k', compute), files.once('k', compute)]).toEqual([1, 1]);
  });
});
