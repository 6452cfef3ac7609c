import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { GIT_ENVIRONMENT, initRepository, runTestGit } from '../testing/git-repository.js';
import { withWorkspace, writeFiles } from '../testing/workspace.js';
import { baseContentDigest, baseContentDigests } from './base-content-digest.js';
import { createGit, type GitOptions } from './create-git.js';
import { markerFileOf } from './marker-file.js';

const FILES = { 'pkg/m.json': '{"version": 1}\n', 'pkg/a/b.txt': 'text\n', 'other.txt': 'x' };

function options(workspaceRoot: string, given: Partial<GitOptions> = {}): GitOptions {
  const environment = { ...GIT_ENVIRONMENT, ...given.environment };
  return { workspaceRoot, subjectRoot: 'pkg', marker: 'm.json', ...given, environment };
}

function baseOf(workspaceRoot: string, given: Partial<GitOptions> = {}) {
  return createGit(options(workspaceRoot, given)).base();
}

function reasonOf(workspaceRoot: string, given: Partial<GitOptions> = {}): string {
  const base = baseOf(workspaceRoot, given);
  return base.kind === 'unknown' ? base.reason : `not unknown: ${JSON.stringify(base)}`;
}

describe('which commit', () => {
  it('is NX_BASE where set, as any revision', () =>
    withWorkspace({}, (root) => {
      const repository = initRepository(root);
      const first = repository.commit(FILES);
      repository.commit({ 'pkg/m.json': '{}' });
      repository.git('tag', '-a', 'v1', '-m', 'tag', first);
      for (const NX_BASE of [first, first.slice(0, 9), 'HEAD~1', 'v1', ' HEAD^ ']) {
        expect(baseOf(root, { environment: { NX_BASE } })).toMatchObject({ commit: first });
      }
    }));

  it.each([
    'no-such-branch',
    '0'.repeat(40),
    '--help',
    'HEAD\nHEAD',
    'HEAD:pkg',
    '"; rm -rf $HOME',
  ])('is unknown where NX_BASE is %j', (NX_BASE) =>
    withWorkspace({}, (root) => {
      initRepository(root).commit(FILES);
      expect(reasonOf(root, { environment: { NX_BASE } })).toBe(
        `NX_BASE is ${JSON.stringify(NX_BASE)}, which is no commit of this repository: set NX_BASE to the commit to compare with, or fetch the whole history (actions/checkout: fetch-depth: 0)`,
      );
    }),
  );

  it('is the merge base with the default branch', () =>
    withWorkspace({}, (root) => {
      const repository = initRepository(root);
      const fork = repository.commit(FILES);
      repository.git('checkout', '--quiet', '-b', 'topic');
      repository.commit({ 'pkg/m.json': '{"topic": 1}' });
      repository.git('checkout', '--quiet', 'main');
      repository.commit({ 'pkg/m.json': '{"main": 1}' });
      repository.git('checkout', '--quiet', 'topic');
      expect(baseOf(root)).toMatchObject({ kind: 'content', commit: fork, root: 'pkg' });
      expect(baseOf(root, { environment: { NX_BASE: '  ' } })).toMatchObject({ commit: fork });
    }));

  it('prefers defaultBase, then what the remote says, to a local branch', () =>
    withWorkspace({}, (root) => {
      const repository = initRepository(root);
      const first = repository.commit(FILES);
      const second = repository.commit();
      const third = repository.commit();
      repository.git('update-ref', 'refs/remotes/origin/main', second);
      repository.git('branch', 'trunk', first);
      expect(baseOf(root)).toMatchObject({ commit: second });
      expect(baseOf(root, { defaultBase: 'trunk' })).toMatchObject({ commit: first });
      expect(baseOf(root, { defaultBase: 'missing' })).toMatchObject({ commit: second });
      repository.git('update-ref', '-d', 'refs/remotes/origin/main');
      expect(baseOf(root)).toMatchObject({ commit: third });
    }));

  it('is unknown without a default branch, without a commit, and without common history', () =>
    withWorkspace({}, (root) => {
      const repository = initRepository(root);
      expect(reasonOf(root)).toBe('the repository has no commit yet: commit first');
      repository.commit(FILES);
      repository.git('branch', '--move', 'topic');
      expect(reasonOf(root)).toContain('no default branch is known here');
      repository.git('checkout', '--quiet', '--orphan', 'main');
      repository.commit({ 'other.txt': 'unrelated' });
      repository.git('checkout', '--quiet', 'topic');
      expect(reasonOf(root)).toContain('have no common ancestor');
    }));

  it('is unknown in a shallow clone, and says what to do', () =>
    withWorkspace({}, (root) => {
      mkdirSync(join(root, 'origin'));
      const origin = initRepository(join(root, 'origin'));
      origin.commit(FILES);
      origin.commit({ 'pkg/m.json': '{"version": 2}\n' });
      origin.git('checkout', '--quiet', '-b', 'topic');
      const head = origin.commit({ 'pkg/m.json': '{"version": 3}\n' });
      const clone = (...args: string[]): string => {
        runTestGit(root, ['clone', '--quiet', ...args, `file://${root}/origin`, 'clone']);
        return join(root, 'clone');
      };
      const reason =
        'this is a shallow clone, so the merge base with the default branch cannot be found: fetch the whole history (actions/checkout: fetch-depth: 0)';
      const shallow = clone('--depth', '1', '--branch', 'main');
      expect(reasonOf(shallow)).toBe(reason);
      rmSync(shallow, { recursive: true });
      clone('--depth', '1', '--no-single-branch', '--branch', 'topic');
      expect(reasonOf(shallow)).toBe(reason);
      expect(baseContentDigest(options(shallow))).toBe('unknown:shallow');
      rmSync(shallow, { recursive: true });
      clone('--depth', '1', '--branch', 'topic');
      expect(reasonOf(shallow)).toBe(reason);
      const NX_BASE = head;
      expect(baseOf(shallow, { environment: { NX_BASE } })).toMatchObject({ commit: head });
      rmSync(shallow, { recursive: true });
      clone('--branch', 'topic');
      expect(baseOf(shallow)).toMatchObject({ kind: 'content', root: 'pkg' });
    }));
});

describe('what git is like', () => {
  it('is unknown without git', () =>
    withWorkspace({}, (root) => {
      initRepository(root).commit(FILES);
      const environment = { PATH: join(root, 'no-such-folder') };
      expect(reasonOf(root, { environment })).toBe('the git program is not on PATH: install it');
      expect(baseContentDigest(options(root, { environment }))).toBe('unknown:no-git');
    }));

  it('is unknown without a repository', () =>
    withWorkspace(FILES, (root) => {
      const environment = { GIT_CEILING_DIRECTORIES: join(root, '..') };
      expect(reasonOf(root, { environment })).toContain('is in no git work tree');
    }));

  it('is not misled by the variables of a git hook', () =>
    withWorkspace({}, (root) => {
      initRepository(root).commit(FILES);
      const environment = { GIT_DIR: '/nonexistent', GIT_INDEX_FILE: '/nonexistent/index' };
      expect(baseOf(root, { environment })).toMatchObject({ kind: 'content' });
    }));

  it('runs nothing until it is asked', () => {
    expect(() => createGit(options('/nonexistent'))).not.toThrow();
    expect(reasonOf('/nonexistent')).toContain('git');
  });

  it('does not take a nested repository for a new folder', () =>
    withWorkspace({}, (root) => {
      initRepository(root).commit(FILES);
      mkdirSync(join(root, 'sub/pkg'), { recursive: true });
      initRepository(join(root, 'sub')).commit({ 'pkg/m.json': '{}' });
      expect(reasonOf(root, { subjectRoot: 'sub/pkg' })).toContain(
        '"sub" is a repository of its own',
      );
    }));
});

describe('the folder at the base', () => {
  it('is absent where it is new, or was a file', () =>
    withWorkspace({}, (root) => {
      const repository = initRepository(root);
      const commit = repository.commit(FILES);
      writeFiles(root, { 'new/m.json': '{}' });
      expect(baseOf(root, { subjectRoot: 'new' })).toEqual({ kind: 'absent', commit });
      expect(baseOf(root, { subjectRoot: 'other.txt' })).toEqual({ kind: 'absent', commit });
      expect(baseContentDigest(options(root, { subjectRoot: 'new' }))).toBe('absent');
    }));

  it('gives its files and their text, and no others', () =>
    withWorkspace({}, (root) => {
      const repository = initRepository(root);
      repository.commit({ ...FILES, 'pkg/bom.txt': '\uFEFFtext' });
      writeFiles(root, { 'pkg/m.json': 'changed', 'pkg/new.txt': '' });
      const git = createGit(options(root));
      expect([...git.filesAtBase().keys()].sort()).toEqual(['a/b.txt', 'bom.txt', 'm.json']);
      expect(git.filesAtBase().get('m.json')).toBe(repository.git('rev-parse', 'HEAD:pkg/m.json'));
      expect(git.readAtBase('m.json')).toBe(FILES['pkg/m.json']);
      expect(git.readAtBase('bom.txt')).toBe('text');
      expect(git.readAtBase('../other.txt')).toBeUndefined();
      expect(git.readAtBase('new.txt')).toBeUndefined();
    }));

  it('leaves links out', () =>
    withWorkspace({}, (root) => {
      const repository = initRepository(root);
      repository.commit(FILES);
      const id = repository.git('hash-object', '-w', 'other.txt');
      repository.git('update-index', '--add', '--cacheinfo', `120000,${id},pkg/link`);
      repository.git('commit', '--quiet', '--message', 'link');
      expect([...createGit(options(root)).filesAtBase().keys()]).toEqual(['a/b.txt', 'm.json']);
    }));

  it('is found where the workspace is a folder of the repository, or the subject the workspace', () =>
    withWorkspace({}, (root) => {
      const repository = initRepository(root);
      repository.commit({ 'deep/er/pkg/m.json': '{}', 'deep/er/m.json': '[]' });
      const workspace = join(root, 'deep/er');
      expect(baseOf(workspace)).toMatchObject({
        root: 'pkg',
        tree: repository.git('rev-parse', 'HEAD:deep/er/pkg'),
      });
      const whole = createGit(options(workspace, { subjectRoot: '.' }));
      expect(whole.base()).toMatchObject({ kind: 'content', root: '.' });
      expect(whole.readAtBase('m.json')).toBe('[]');
      const top = createGit(options(root, { subjectRoot: '.', marker: 'x' }));
      expect(top.readAtBase('deep/er/m.json')).toBe('[]');
    }));

  it.each([
    'a b',
    `it's "quoted"`,
    'größe-名',
    '-leading',
    '--help',
    '$(id)',
    ':(top)x',
    'a*[b]?',
    'back\\slash',
  ])('is found where it is called %j, and where it was', (name) =>
    withWorkspace({}, (root) => {
      const repository = initRepository(root);
      repository.commit({ [`${name}/m.json`]: '{"name": 1}', 'other/m.json': '{"other": true}' });
      const git = createGit(options(root, { subjectRoot: name }));
      expect(git.base()).toMatchObject({ kind: 'content', root: name });
      expect(git.readAtBase('m.json')).toBe('{"name": 1}');
      renameSync(join(root, name), join(root, 'moved'));
      expect(baseOf(root, { subjectRoot: 'moved' })).toMatchObject({ root: name });
    }),
  );
});

describe('a folder that moved', () => {
  const text = (name: string): string =>
    JSON.stringify({ name, a: 1, b: 2, c: [1, 2, 3] }, null, 1);
  const BUNDLES = { 'one/m.json': text('one'), 'two/m.json': text('second') };

  it('is found by the rename that git detects, edits included', () =>
    withWorkspace({}, (root) => {
      const repository = initRepository(root);
      repository.commit(BUNDLES);
      renameSync(join(root, 'one'), join(root, 'uno'));
      renameSync(join(root, 'two'), join(root, 'due'));
      writeFiles(root, { 'uno/m.json': text('one').replace('2', '22') });
      repository.git('add', '--all');
      expect(baseOf(root, { subjectRoot: 'uno' })).toMatchObject({ kind: 'content', root: 'one' });
      expect(baseOf(root, { subjectRoot: 'due' })).toMatchObject({ kind: 'content', root: 'two' });
      const tree = repository.git('rev-parse', 'HEAD:two');
      expect(baseContentDigest(options(root, { subjectRoot: 'due' }))).toBe(`${tree}:two`);
    }));

  it('is the one that is gone where git knows no rename', () =>
    withWorkspace({}, (root) => {
      initRepository(root).commit(BUNDLES);
      rmSync(join(root, 'one'), { recursive: true });
      writeFiles(root, { 'uno/m.json': 'rewritten' });
      expect(baseOf(root, { subjectRoot: 'uno' })).toMatchObject({ kind: 'content', root: 'one' });
      expect(baseOf(root, { subjectRoot: 'uno', marker: 'x.json' })).toMatchObject({
        kind: 'absent',
      });
    }));

  it('is unknown where several are gone', () =>
    withWorkspace({}, (root) => {
      initRepository(root).commit(BUNDLES);
      rmSync(join(root, 'one'), { recursive: true });
      rmSync(join(root, 'two'), { recursive: true });
      writeFiles(root, { 'uno/m.json': 'rewritten' });
      expect(reasonOf(root, { subjectRoot: 'uno' })).toContain(
        'any of "one, two" there: "git add" it',
      );
    }));

  it('is found in a folder that was there for other reasons', () =>
    withWorkspace({}, (root) => {
      const repository = initRepository(root);
      repository.commit({ ...BUNDLES, 'uno/README.md': '' });
      renameSync(join(root, 'one/m.json'), join(root, 'uno/m.json'));
      expect(baseOf(root, { subjectRoot: 'uno' })).toMatchObject({ root: 'one' });
    }));

  it('is found by a marker whose name looks like a pattern', () =>
    withWorkspace({}, (root) => {
      const marker = 'm[1]*.json';
      initRepository(root).commit({ [`one/${marker}`]: '{}' });
      renameSync(join(root, 'one'), join(root, 'uno'));
      expect(baseOf(root, { subjectRoot: 'uno', marker })).toMatchObject({ root: 'one' });
    }));

  it('is not what was copied, nor what was only taken out of the index', () =>
    withWorkspace({}, (root) => {
      const repository = initRepository(root);
      repository.commit(BUNDLES);
      writeFiles(root, { 'copy/m.json': text('one') });
      repository.git('rm', '--quiet', '--cached', 'one/m.json');
      expect(baseOf(root, { subjectRoot: 'copy' })).toMatchObject({ kind: 'absent' });
    }));
});

describe('the digest', () => {
  it('changes with the content at the base and not with the commit', () =>
    withWorkspace({}, (root) => {
      const repository = initRepository(root);
      repository.commit(FILES);
      const first = baseContentDigest(options(root));
      expect(first).toBe(repository.git('rev-parse', 'HEAD:pkg'));
      repository.commit({ 'other.txt': 'y' });
      expect(baseContentDigest(options(root))).toBe(first);
      repository.commit({ 'pkg/a/b.txt': 'changed' });
      expect(baseContentDigest(options(root))).not.toBe(first);
    }));

  it('is given for many at once', () =>
    withWorkspace({}, (root) => {
      const repository = initRepository(root);
      repository.commit({ 'a/m.json': '1', 'b/m.json': '2' });
      writeFiles(root, { 'c/m.json': '3' });
      const subjects = ['a', 'c', 'b', 'x\ny'].map((name) => ({ root: name, marker: 'm.json' }));
      expect(baseContentDigests(options(root), subjects)).toEqual([
        repository.git('rev-parse', 'HEAD:a'),
        'absent',
        repository.git('rev-parse', 'HEAD:b'),
        'unknown:unsupported-name:x\ny',
      ]);
      expect(baseContentDigests(options('/nonexistent'), [])).toEqual([]);
    }));
});

it.each([
  [{ pattern: '**/bundle_manifest.json' }, 'bundle_manifest.json'],
  [{ pattern: '**/vocabulary/vocabulary.json', subject: '..' }, 'vocabulary/vocabulary.json'],
  [{ pattern: '**/vocabulary.json', subject: '..' }, undefined],
  [{ pattern: '.github/workflows/*.yml', subject: '../..' }, undefined],
  [{ pattern: 'a/b.json', subject: './nested' }, undefined],
])('the marker file of %j is %j', (marker, expected) => {
  expect(markerFileOf(marker)).toBe(expected);
});
