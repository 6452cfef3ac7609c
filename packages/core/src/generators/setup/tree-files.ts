import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { Tree } from '@nx/devkit';
import picomatch from 'picomatch';
import { compareCodePoints } from '../../files/compare-code-points.js';
import { failed } from '../../files/file-problem.js';
import { indexLines } from '../../files/positions.js';
import type { Files, ReadResult } from '../../files/types.js';
import { listFiles } from './list-files.js';

const MAX_BYTES = 10 * 1024 * 1024;

/**
 * The files of a workspace as controls read them, for a generator that uses the model of a control: changes that are
 * not yet written count.
 */
export function treeFiles(tree: Tree): Files {
  const values = new Map<string, unknown>();
  const paths = listFiles(tree).sort(compareCodePoints);
  const files: Files = {
    read: (path, options) => readFromTree(tree, posix.normalize(path), options?.maxBytes),
    exists: (path) => tree.isFile(path),
    glob: (patterns) => {
      const matches = picomatch([...[patterns].flat()], { dot: true });
      return paths.filter((path) => matches(path));
    },
    workspacePath: (path) => posix.normalize(path),
    once<T>(key: string, compute: (files: Files) => T): T {
      if (!values.has(key)) values.set(key, compute(files));
      return values.get(key) as T;
    },
  };
  return files;
}

function readFromTree(tree: Tree, path: string, maxBytes = MAX_BYTES): ReadResult {
  if (!tree.isFile(path)) return failed(tree.exists(path) ? 'directory' : 'missing', path);
  const bytes = tree.read(path) ?? Buffer.alloc(0);
  if (bytes.length > maxBytes) {
    return failed('too-large', path, `${bytes.length} bytes, allowed: ${maxBytes}`);
  }
  const text = decode(bytes);
  if (text === undefined) return failed('not-utf-8', path);
  const lines = indexLines(text);
  return {
    ok: true,
    file: {
      path,
      text,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      locate: (offset) => ({ file: path, ...lines.position(offset) }),
    },
  };
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
