import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, link, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface Entry {
  /** In bytes. */
  readonly size: number;
  /** The bytes, as they were stored; the caller reads or destroys it. */
  readonly content: Readable;
}

/** Entries of a remote cache, one file each, named by the hash of the task. */
export interface EntryStore {
  /** @returns undefined where there is none */
  read(hash: string): Promise<Entry | undefined>;
  has(hash: string): Promise<boolean>;
  /**
   * Stores an entry whole or not at all.
   *
   * @returns false where there is one already, which stays as it is
   * @throws Error when the content ends with an error, or cannot be written
   */
  add(hash: string, content: Readable): Promise<boolean>;
}

/**
 * Opens the store in a folder, which is made where it does not exist.
 * Servers may share a folder. An upload during which the server was killed leaves a file `*.upload`, which is never read.
 *
 * @param folder must be on a file system with hard links
 */
export async function openEntryStore(folder: string): Promise<EntryStore> {
  await mkdir(folder, { recursive: true });
  return {
    async read(hash) {
      const file = await open(join(folder, hash)).catch(undefinedWhere('ENOENT'));
      if (file === undefined) return undefined;
      const { size } = await file.stat();
      return { size, content: file.createReadStream() };
    },
    async has(hash) {
      const result = await access(join(folder, hash)).then(() => true, undefinedWhere('ENOENT'));
      return result ?? false;
    },
    async add(hash, content) {
      const upload = join(folder, `${hash}.${randomUUID()}.upload`);
      try {
        await pipeline(content, createWriteStream(upload, { flags: 'wx', flush: true }));
        // A rename would replace an entry that came in the meantime; a link does not.
        const isRefused = await link(upload, join(folder, hash)).then(
          () => false,
          (error: unknown) => isError(error, 'EEXIST') || Promise.reject(error as Error),
        );
        return !isRefused;
      } finally {
        await rm(upload, { force: true });
      }
    },
  };
}

function isError(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

function undefinedWhere(code: string): (error: unknown) => undefined {
  return (error) => {
    if (!isError(error, code)) throw error;
    return undefined;
  };
}
