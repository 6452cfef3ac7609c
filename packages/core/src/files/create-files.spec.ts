import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { withWorkspace, type WorkspaceFiles } from '../testing/workspace.js';
import { createFiles, createSession } from './create-files.js';
import type { Files } from './types.js';

function glob(
  files: WorkspaceFiles,
  patterns: string | string[],
  root = '.',
  prepare?: (root: string) => void,
): Promise<string[]> {
  return withWorkspace(files, (workspaceRoot) => {
    prepare?.(workspaceRoot);
    return createFiles(createSession(workspaceRoot), root).files.glob(patterns);
  });
}

describe('paths', () => {
  const outside = ['../x', '../../etc/hostname', '/etc/hostname', 'a/../../x', 'f\0.json', '..'];
  it.each(outside)('%j is refused, not looked for, and not recorded', (path) =>
    withWorkspace({ 'a/f': '' }, (root) => {
      const { files, record } = createFiles(createSession(root), '.');
      const read = files.read(path);
      expect(read.ok ? 'read' : read.problem.kind).toBe('outside-workspace');
      expect(files.exists(path)).toBe(false);
      expect(record.touched.size).toBe(0);
    }),
  );

  it('may lead from the subject to another folder of the workspace', () =>
    withWorkspace({ 'docs/f': 'x' }, (root) => {
      const { files, record, inputs } = createFiles(createSession(root), 'a/b');
      expect(files.workspacePath('../../docs/f')).toBe('docs/f');
      expect(files.read('../../docs/f').ok).toBe(true);
      expect([...record.touched]).toEqual(['docs/f']);
      expect(inputs().map(({ path }) => path)).toEqual(['docs/f']);
    }));

  it('that are absolute are not joined below the root', () =>
    withWorkspace({ 'etc/hostname': 'x' }, (root) => {
      expect(createFiles(createSession(root), '.').files.exists('/etc/hostname')).toBe(false);
    }));
});

describe('record', () => {
  it('has what was read with its hash, and what was looked for, there or not', () =>
    withWorkspace({ 's/a': 'a', 's/b': 'b' }, (root) => {
      const { files, record, inputs } = createFiles(createSession(root), 's');
      files.read('b');
      files.read('a');
      files.read('missing');
      files.exists('also-missing');
      files.glob(['*.yml', '!x.yml']);
      expect(inputs().map(({ path }) => path)).toEqual(['s/a', 's/b']);
      expect([...record.touched].sort()).toEqual(['s/a', 's/also-missing', 's/b', 's/missing']);
      expect([...record.globs]).toEqual(['s/*.yml']);
    }));

  it('names what was read through a linked folder by the path that Nx hashes', () =>
    withWorkspace({ 'real/f': 'x' }, (root) => {
      symlinkSync('real', join(root, 'linked'));
      const { files, record } = createFiles(createSession(root), '.');
      expect(files.read('linked/f').ok).toBe(true);
      expect([...record.touched]).toEqual(['real/f']);
    }));

  it('names what a linked file leads to, there or not, since Nx does not notice when that changes', () =>
    withWorkspace({ 'real/f': 'x' }, (root) => {
      symlinkSync('real/f', join(root, 'second'));
      symlinkSync('second', join(root, 'first'));
      symlinkSync('nowhere', join(root, 'dead'));
      symlinkSync('/etc/hostname', join(root, 'out'));
      symlinkSync('circle', join(root, 'circle'));
      const { files, record } = createFiles(createSession(root), '.');
      const seen = ['first', 'dead', 'out', 'circle', 'real/f'].map((path) => {
        record.touched.clear();
        files.read(path);
        return [...record.touched];
      });
      expect(seen).toEqual([
        ['first', 'second', 'real/f'],
        ['dead', 'nowhere'],
        ['out'],
        ['circle'],
        ['real/f'],
      ]);
    }));
});

describe('once', () => {
  const compute = jest.fn((files: Files) => {
    files.exists('looked-for');
    files.glob('*.json');
    return files.read('f').ok;
  });
  beforeEach(() => compute.mockClear());

  it('computes once per subject, and records the reads for every control that asks', () =>
    withWorkspace({ 's/f': 'x' }, (root) => {
      const session = createSession(root);
      const controls = [createFiles(session, 's'), createFiles(session, 's')];
      for (const { files } of controls) expect(files.once('key', compute)).toBe(true);
      expect(compute).toHaveBeenCalledTimes(1);
      for (const { inputs, record } of controls) {
        expect(inputs().map(({ path }) => path)).toEqual(['s/f']);
        expect([...record.touched]).toEqual(['s/looked-for', 's/f']);
        expect([...record.globs]).toEqual(['s/*.json']);
      }
    }));

  it('computes anew for another subject and for another key', () =>
    withWorkspace({ 's/f': 'x' }, (root) => {
      const session = createSession(root);
      expect(createFiles(session, 's').files.once('key', compute)).toBe(true);
      expect(createFiles(session, 't').files.once('key', compute)).toBe(false);
      createFiles(session, 's').files.once('other', compute);
      expect(compute).toHaveBeenCalledTimes(3);
    }));

  it('replays what a computation inside of another had read', () =>
    withWorkspace({ f: 'x' }, (root) => {
      const session = createSession(root);
      const outer = (files: Files): boolean => files.once('inner', compute);
      createFiles(session, '.').files.once('outer', outer);
      const second = createFiles(session, '.');
      second.files.once('outer', outer);
      expect(second.inputs()).toHaveLength(1);
    }));
});

describe('glob', () => {
  it('lists hidden files and folders, sorted by code point', async () => {
    const files = { '.h/b.json': '', 'a/.x.json': '', 'B.json': '', 'a.json': '' };
    expect(await glob(files, '**/*.json')).toEqual(['.h/b.json', 'B.json', 'a.json', 'a/.x.json']);
  });

  it('goes no deeper than its patterns', async () => {
    const files = { 'a.json': '', 'd/b.json': '', 'd/e/c.json': '' };
    expect(await glob(files, '*.json')).toEqual(['a.json']);
    expect(await glob(files, '*/*.json')).toEqual(['d/b.json']);
    expect(await glob(files, 'd/**')).toEqual(['d/b.json', 'd/e/c.json']);
    expect(await glob(files, 'd/b.json')).toEqual(['d/b.json']);
    expect(await glob(files, ['*.json', 'd/{b,e/c}.json'])).toHaveLength(3);
  });

  it('is relative to the subject, and may lead to other folders of the workspace', async () => {
    const files = { 's/a.json': '', 'docs/b.json': '' };
    expect(await glob(files, ['*.json', '../docs/*.json'], 's')).toEqual([
      '../docs/b.json',
      'a.json',
    ]);
  });

  it.each(['../*.json', '/etc/*', '../../**', 'a/../../*'])('refuses %s', (pattern) =>
    expect(glob({}, pattern)).rejects.toThrow(
      new RangeError(
        `pattern "${pattern}" leads out of the workspace: only files inside it are listed`,
      ),
    ),
  );

  it('leaves out what negated patterns match', async () => {
    const files = { 'a.json': '', 'b.json': '', 's/a.json': '' };
    expect(await glob(files, ['**/*.json', '!a.json'])).toEqual(['b.json', 's/a.json']);
    expect(await glob(files, ['!a.json'])).toEqual([]);
  });

  it('leaves out dependencies and what git or .nxignore ignores', async () => {
    const files = {
      '.gitignore': 'out/\n*.tmp.json\n!keep.tmp.json\n',
      '.nxignore': 'hidden/\n',
      'node_modules/p/a.json': '',
      'x/node_modules/p/a.json': '',
      '.git/a.json': '',
      'out/a.json': '',
      'hidden/a.json': '',
      'a.tmp.json': '',
      'keep.tmp.json': '',
      'x/.gitignore': 'local.json\n!b.tmp.json\n',
      'x/local.json': '',
      'x/b.tmp.json': '',
    };
    expect(await glob(files, '**/*.json')).toEqual(['keep.tmp.json', 'x/b.tmp.json']);
  });

  it('shows a folder where a file is expected, but none to a pattern for everything', async () => {
    const files = { 'd.json/x': '', 'a.json': '' };
    expect(await glob(files, '*.json')).toEqual(['a.json', 'd.json']);
    expect(await glob(files, '**/*')).toEqual(['a.json', 'd.json/x']);
    expect(await glob(files, ['*.json', 'd.json/**'])).toEqual(['a.json', 'd.json', 'd.json/x']);
  });

  it('shows links, so that what they lead to is judged, and enters no linked folder', async () => {
    const listed = await glob({ 'real/a.json': '' }, ['**/*.json', 'linked/*'], '.', (root) => {
      symlinkSync('real/a.json', join(root, 'link.json'));
      symlinkSync('nowhere', join(root, 'dead.json'));
      symlinkSync('/etc/hostname', join(root, 'out.json'));
      symlinkSync('real', join(root, 'linked'));
      symlinkSync('real', join(root, 'folder.json'));
    });
    expect(listed).toEqual(['dead.json', 'folder.json', 'link.json', 'out.json', 'real/a.json']);
  });

  it('finds nothing in a folder that is not there, or is a file', async () => {
    expect(await glob({ f: '' }, ['**', '*.json'], 'nope')).toEqual([]);
    expect(await glob({ f: '' }, '*', 'f')).toEqual([]);
    expect(await glob({ f: '' }, [])).toEqual([]);
  });

  it.each(['a[b]', 'a{b,c}', '(group)', '!x', 'a b', '@(a)', 'a*'])(
    'takes the name of the subject %s literally',
    (folder) =>
      withWorkspace({ [`${folder}/f.json`]: '', 'ab/f.json': '', 'a/f.json': '' }, (root) => {
        mkdirSync(join(root, folder, 'd'));
        const { files } = createFiles(createSession(root), folder);
        expect(files.glob('**/*.json')).toEqual(['f.json']);
      }),
  );
});
