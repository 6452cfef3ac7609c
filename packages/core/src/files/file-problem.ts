import type { FileProblem, FileProblemKind, ReadResult } from './types.js';

/** Makes the problem with the message that people read. */
export function problemOf(kind: FileProblemKind, path: string, met?: string): FileProblem {
  return { kind, path, message: describe(kind, path, met) };
}

/** The result of a read that found a problem. */
export function failed(kind: FileProblemKind, path: string, met?: string): ReadResult {
  return { ok: false, problem: problemOf(kind, path, met) };
}

/** The problem that an error of the file system stands for. */
export function problemOfError(error: unknown, path: string): FileProblem {
  const code = (error as NodeJS.ErrnoException).code;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return problemOf('missing', path);
    case 'EISDIR':
      return problemOf('directory', path);
    // A socket, or a device without a driver.
    case 'ENXIO':
    case 'ENODEV':
      return problemOf('not-a-file', path);
    default:
      return problemOf('unreadable', path, code ?? String(error));
  }
}

function describe(kind: FileProblemKind, path: string, met?: string): string {
  switch (kind) {
    case 'missing':
      return `${path} does not exist: create it`;
    case 'directory':
      return `${path} is a directory: a file is expected there`;
    case 'not-a-file':
      return `${path} is neither a file nor a directory: a regular file is expected there`;
    case 'too-large':
      return `${path} is too large to be read (${met ?? 'size unknown'}): split or shorten it`;
    case 'not-utf-8':
      return `${path} is not UTF-8 text: save it as UTF-8`;
    case 'outside-workspace':
      return `${path} leads out of the workspace: only files inside it are read, so replace the link by the file`;
    case 'unreadable':
      return `${path} cannot be read (${met ?? 'unknown reason'}): check its permissions`;
  }
}
