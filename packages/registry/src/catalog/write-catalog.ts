import { randomBytes } from 'node:crypto';
import {
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { exchangeFolders } from './exchange-folders.js';

/** Lets two folders change places in one step; false where that cannot be done. */
type Exchange = (left: string, right: string) => boolean;

function flush(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function writeFlushed(path: string, text: string): void {
  const descriptor = openSync(path, 'w');
  try {
    const bytes = Buffer.from(text);
    let written = 0;
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function stagingPrefix(folder: string): string {
  return `.${basename(folder)}.staging-`;
}

function isRunning(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes what runs that were killed have left beside the folder. */
function removeLeftovers(folder: string): void {
  const prefix = stagingPrefix(folder);
  for (const name of readdirSync(dirname(folder))) {
    if (!name.startsWith(prefix)) continue;
    const owner = Number.parseInt(name.slice(prefix.length), 10);
    if (owner === process.pid || !isRunning(owner)) {
      rmSync(join(dirname(folder), name), { recursive: true, force: true });
    }
  }
}

/** A complete new folder beside the old one, on disk: what else is in the old one comes along. */
function stage(folder: string, texts: ReadonlyMap<string, string>): string {
  const name = `${stagingPrefix(folder)}${process.pid}-${randomBytes(4).toString('hex')}`;
  const staging = join(dirname(folder), name);
  if (existsSync(folder)) {
    const replaced = new Set([...texts.keys()].map((file) => join(folder, file)));
    const filter = (source: string): boolean => !replaced.has(source);
    cpSync(folder, staging, { recursive: true, preserveTimestamps: true, filter });
  } else mkdirSync(staging);
  for (const [file, text] of texts) writeFlushed(join(staging, file), text);
  flush(staging);
  return staging;
}

function swap(staging: string, folder: string, exchange: Exchange): void {
  if (!existsSync(folder)) {
    renameSync(staging, folder);
    return;
  }
  if (exchange(staging, folder)) return;
  const previous = `${staging}.previous`;
  renameSync(folder, previous);
  renameSync(staging, folder);
  rmSync(previous, { recursive: true, force: true });
}

/**
 * Replaces all generated files of a catalog folder at once. A complete new folder is written and flushed
 * beside the old one, and the two change places: whatever kills the process, the folder holds the old set
 * or the new one. Where the system cannot exchange two folders in one step (not Linux, or no program
 * there to ask it), there is a moment in which the folder is missing, between two renames; it never
 * holds a mixture, and the next run writes it again from the sources.
 *
 * @param folder absolute path of the catalog folder; made where it is missing
 * @param texts by file name
 * @param exchange lets two folders change places in one step, or returns false
 * @throws the file system's error; the folder is as it was then
 */
export function writeCatalog(
  folder: string,
  texts: ReadonlyMap<string, string>,
  exchange: Exchange = exchangeFolders,
): void {
  mkdirSync(dirname(folder), { recursive: true });
  removeLeftovers(folder);
  const staging = stage(folder, texts);
  try {
    swap(staging, folder, exchange);
    flush(dirname(folder));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}
