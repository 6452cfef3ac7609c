import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { withWorkspace } from '../testing/workspace.js';
import { escapeGlob, escapeNxGlob } from './escape-glob.js';

const FOLDERS = [
  ['plain'],
  ['a[b]'],
  ['a]b'],
  ['a{b}'],
  ['a{b,c}'],
  ['(group)'],
  ['a(b|c)'],
  ['@(a)'],
  ['+(a)'],
  ['!(a)'],
  ['!first'],
  ['last!'],
  ['a|b'],
  ['a b'],
  ['a*b'],
  ['a?b'],
  ['[!a]'],
  ['@scope'],
  ['#hash'],
  ['$cash'],
] as const;

interface NativeContext {
  glob(globs: readonly string[]): string[];
}

/** Nx's own matcher: what decides which files a task's hash covers. */
function nxContext(root: string): NativeContext {
  const { WorkspaceContext } = require('nx/src/native') as {
    WorkspaceContext: new (root: string, cacheFolder: string) => NativeContext;
  };
  return new WorkspaceContext(root, join(root, '.cache'));
}

describe.each(FOLDERS)('a folder named %s', (folder) => {
  it('is matched by its escaped name, and by nothing near it', () => {
    const isMatch = picomatch(`${escapeGlob(folder)}/**/*.json`, { dot: true });
    expect(isMatch(`${folder}/deep/f.json`)).toBe(true);
    for (const [other] of FOLDERS) {
      expect(isMatch(`${other}/deep/f.json`)).toBe(other === folder);
    }
  });

  it('is hashed by Nx under its escaped name', () =>
    withWorkspace({}, (root) => {
      mkdirSync(join(root, folder, 'deep'), { recursive: true });
      writeFileSync(join(root, folder, 'f.json'), '{}');
      writeFileSync(join(root, folder, 'deep', 'g.json'), '{}');
      const nx = nxContext(root);
      const escaped = escapeNxGlob(folder);
      expect(nx.glob([`${escaped}/f.json`])).toEqual([`${folder}/f.json`]);
      expect(nx.glob([`${escaped}/**/*.json`]).sort()).toEqual([
        `${folder}/deep/g.json`,
        `${folder}/f.json`,
      ]);
      expect(picomatch(`${escaped}/**/*.json`, { dot: true })(`${folder}/f.json`)).toBe(true);
    }));
});
