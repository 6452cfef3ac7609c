import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withWorkspace } from '../testing/workspace.js';
import { createSourceCache, DEFAULT_MAX_BYTES } from './source-cache.js';
import type { ReadResult } from './types.js';

function read(root: string, path: string, maxBytes = DEFAULT_MAX_BYTES): ReadResult {
  return createSourceCache(root).read(path, maxBytes);
}

function message(result: ReadResult): string {
  return result.ok
    ? `read ${result.file.text}`
    : `${result.problem.kind}: ${result.problem.message}`;
}

describe('what can be read', () => {
  it('is text with the hash of its bytes and positions', () =>
    withWorkspace({ 'a/b.txt': 'one\ntwo' }, (root) => {
      const result = read(root, 'a/b.txt');
      if (!result.ok) throw new Error(message(result));
      expect(result.file).toMatchObject({ path: 'a/b.txt', text: 'one\ntwo' });
      expect(result.file.sha256).toBe(createHash('sha256').update('one\ntwo').digest('hex'));
      expect(result.file.locate(5)).toEqual({ file: 'a/b.txt', line: 2, column: 2 });
    }));

  it('may be empty', () =>
    withWorkspace({ e: '' }, (root) => expect(message(read(root, 'e'))).toBe('read ')));

  it('loses its byte-order mark but not the mark in its hash', () =>
    withWorkspace({ b: '\uFEFF{}' }, (root) => {
      const result = read(root, 'b');
      if (!result.ok) throw new Error(message(result));
      expect(result.file.text).toBe('{}');
      expect(result.file.locate(0)).toEqual({ file: 'b', line: 1, column: 1 });
      expect(result.file.sha256).toBe(createHash('sha256').update('\uFEFF{}').digest('hex'));
    }));

  it('is read once, whatever happens to it later', () =>
    withWorkspace({ f: 'old' }, (root) => {
      const cache = createSourceCache(root);
      const first = cache.read('f', 10);
      writeFileSync(join(root, 'f'), 'new');
      expect(cache.read('f', 10)).toBe(first);
    }));
});

describe('what cannot be read', () => {
  it.each<[string, string | Buffer, string]>([
    ['binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]), 'not-utf-8'],
    ['invalid UTF-8', Buffer.from([0x61, 0xc3, 0x28]), 'not-utf-8'],
    ['UTF-16', Buffer.from('\uFEFFab', 'utf16le'), 'not-utf-8'],
  ])('is %s', (_, content, kind) =>
    withWorkspace({ f: content }, (root) => {
      expect(message(read(root, 'f'))).toBe(`${kind}: f is not UTF-8 text: save it as UTF-8`);
    }),
  );

  it('is missing, also below a file', () =>
    withWorkspace({ f: '' }, (root) => {
      expect(message(read(root, 'nope'))).toBe('missing: nope does not exist: create it');
      expect(message(read(root, 'f/x'))).toBe('missing: f/x does not exist: create it');
      expect(message(read(root, 'no/such/x'))).toContain('missing: no/such/x');
    }));

  it('is a directory', () =>
    withWorkspace({ 'd/f': '' }, (root) => {
      expect(message(read(root, 'd'))).toBe(
        'directory: d is a directory: a file is expected there',
      );
    }));

  it('is a pipe, without waiting for its writer', () =>
    withWorkspace({}, (root) => {
      execFileSync('mkfifo', [join(root, 'pipe')]);
      expect(message(read(root, 'pipe'))).toContain('not-a-file: pipe is neither a file');
    }));

  it('is a socket', () =>
    withWorkspace({}, async (root) => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(join(root, 's'), resolve));
      expect(message(read(root, 's'))).toContain('not-a-file: s is neither');
      server.close();
    }));

  it('has a name that no file system takes', () =>
    withWorkspace({}, (root) => {
      expect(message(read(root, 'n'.repeat(300)))).toContain('unreadable: ');
      expect(message(read(root, 'n'.repeat(300)))).toContain('(ENAMETOOLONG): check');
    }));

  const isRoot = process.getuid?.() === 0;
  // Nothing is unreadable for the superuser.
  (isRoot ? it.skip : it)('may not be opened', () =>
    withWorkspace({ f: 'x' }, (root) => {
      chmodSync(join(root, 'f'), 0);
      expect(message(read(root, 'f'))).toBe(
        'unreadable: f cannot be read (EACCES): check its permissions',
      );
    }),
  );

  it('vanishes between two looks', () =>
    withWorkspace({ f: 'x' }, (root) => {
      const cache = createSourceCache(root);
      expect(cache.isFile('f')).toBe(true);
      unlinkSync(join(root, 'f'));
      expect(message(cache.read('f', 10))).toBe('missing: f does not exist: create it');
    }));
});

describe('size', () => {
  it('is checked before anything is read: 50 MB are refused at once', () =>
    withWorkspace({}, (root) => {
      const descriptor = openSync(join(root, 'huge'), 'w');
      ftruncateSync(descriptor, 50 * 1024 * 1024);
      closeSync(descriptor);
      const start = process.memoryUsage().arrayBuffers;
      expect(message(read(root, 'huge'))).toBe(
        'too-large: huge is too large to be read (52428800 bytes, allowed: 10485760): split or shorten it',
      );
      expect(process.memoryUsage().arrayBuffers - start).toBeLessThan(5_000_000);
    }));

  it('is allowed up to the limit', () =>
    withWorkspace({ f: 'abc' }, (root) => {
      expect(message(read(root, 'f', 3))).toBe('read abc');
      expect(message(read(root, 'f', 2))).toContain('too-large: ');
    }));

  it.each([
    [
      [3, 2, 3],
      ['read abc', 'too-large', 'read abc'],
    ],
    [
      [2, 3, 2],
      ['too-large', 'read abc', 'too-large'],
    ],
  ])('is judged by each reader, whoever came first: %j', (limits, expected) =>
    withWorkspace({ f: 'abc' }, (root) => {
      const cache = createSourceCache(root);
      const met = limits.map((limit) => message(cache.read('f', limit)).replace(/:.*/, ''));
      expect(met).toEqual(expected);
    }),
  );
});

describe('links', () => {
  it('to a file in the workspace are read under their own name', () =>
    withWorkspace({ 'real/f': 'x' }, (root) => {
      symlinkSync('real/f', join(root, 'link'));
      expect(message(read(root, 'link'))).toBe('read x');
      expect(createSourceCache(root).isFile('link')).toBe(true);
    }));

  it('through a folder in the workspace are read, and known by the path that Nx hashes', () =>
    withWorkspace({ 'real/d/f': 'x' }, (root) => {
      symlinkSync('real', join(root, 'linked'));
      const cache = createSourceCache(root);
      expect(message(cache.read('linked/d/f', 10))).toBe('read x');
      expect(cache.hashedPath('linked/d/f')).toBe('real/d/f');
      expect(cache.hashedPath('real/d/f')).toBe('real/d/f');
      expect(cache.hashedPath('linked/nope/f')).toBe('linked/nope/f');
    }));

  it('out of the workspace are refused: a file, a folder, a folder further up', () =>
    withWorkspace({}, (root) => {
      const outside = mkdtempSync(join(tmpdir(), 'gonogo-outside-'));
      writeFileSync(join(outside, 'secret'), 'x');
      mkdirSync(join(outside, 'd'));
      writeFileSync(join(outside, 'd', 'secret'), 'x');
      symlinkSync(join(outside, 'secret'), join(root, 'link'));
      symlinkSync(outside, join(root, 'linked'));
      const cache = createSourceCache(root);
      for (const path of ['link', 'linked/secret', 'linked/d/secret']) {
        expect(message(cache.read(path, 10))).toBe(
          `outside-workspace: ${path} leads out of the workspace: only files inside it are read, so replace the link by the file`,
        );
        expect(cache.isFile(path)).toBe(false);
        expect(cache.hashedPath(path)).toBe(path);
      }
      rmSync(outside, { recursive: true });
    }));

  it('to a folder whose name only begins as the workspace does are refused', () =>
    withWorkspace({}, (root) => {
      const sibling = `${root}-sibling`;
      mkdirSync(sibling);
      writeFileSync(join(sibling, 'f'), 'x');
      symlinkSync(join(sibling, 'f'), join(root, 'link'));
      expect(message(read(root, 'link'))).toContain('outside-workspace: ');
      rmSync(sibling, { recursive: true });
    }));

  it('that go round in circles or to nothing are findings', () =>
    withWorkspace({}, (root) => {
      symlinkSync('b', join(root, 'a'));
      symlinkSync('a', join(root, 'b'));
      symlinkSync('nowhere', join(root, 'dead'));
      expect(message(read(root, 'a'))).toContain('unreadable: a cannot be read (ELOOP)');
      expect(message(read(root, 'dead'))).toContain('missing: dead');
      expect(createSourceCache(root).isFile('a')).toBe(false);
    }));

  it('may lead to the workspace itself', () =>
    withWorkspace({ f: 'x' }, (root) => {
      const link = `${root}-link`;
      symlinkSync(root, link);
      expect(message(read(link, 'f'))).toBe('read x');
      expect(createSourceCache(link).hashedPath('f')).toBe('f');
      unlinkSync(link);
    }));
});

it('finds no file where there is a directory, nothing, or a name that is too long', () =>
  withWorkspace({ 'd/f': '' }, (root) => {
    const cache = createSourceCache(root);
    expect(['d', 'd/f', 'd/f/x', 'n'.repeat(300), 'x/y'].map((path) => cache.isFile(path))).toEqual(
      [false, true, false, false, false],
    );
  }));
