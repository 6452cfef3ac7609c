import type { Location } from '../contracts/report.js';

/** A text file that was read: UTF-8, byte-order mark stripped, line ends untouched. */
export interface SourceFile {
  /** Relative to the workspace root, `/` separators. */
  readonly path: string;
  readonly text: string;
  /** Of the bytes on disk, hexadecimal. */
  readonly sha256: string;
  /** The place of an offset into `text` (UTF-16 code units). Offsets out of range are clamped. */
  locate(offset: number): Location;
}

export type FileProblemKind =
  | 'missing'
  | 'directory'
  | 'not-a-file'
  | 'too-large'
  | 'not-utf-8'
  | 'outside-workspace'
  | 'unreadable';

/** Why a file could not be read; `message` names the file, what was met and what to do. */
export interface FileProblem {
  readonly kind: FileProblemKind;
  readonly path: string;
  readonly message: string;
}

export type ReadResult =
  | { readonly ok: true; readonly file: SourceFile }
  | { readonly ok: false; readonly problem: FileProblem };

export interface ReadOptions {
  /** Largest size in bytes; 10 MiB by default. */
  readonly maxBytes?: number;
}

/**
 * The only way for a control to read. Paths are relative to the subject's root, with `/`; they may not
 * leave the workspace, nor may links. What is read or looked for is recorded.
 */
export interface Files {
  /** Reads a text file, or says why it cannot be. Never throws for what is on disk. */
  read(path: string, options?: ReadOptions): ReadResult;
  /** Whether a regular file is there. Counts as read. */
  exists(path: string): boolean;
  /** Paths (relative to the subject's root, sorted by code point) of the files that match and that git does not ignore. */
  glob(patterns: string | readonly string[]): string[];
  /** The same path relative to the workspace root. */
  workspacePath(path: string): string;
  /**
   * Computes a value from files once per process and subject. What `compute` read is recorded for every
   * control that asks.
   */
  once<T>(key: string, compute: (files: Files) => T): T;
}
