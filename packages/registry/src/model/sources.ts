import type { Files } from '@gonogo/core';
import { stringOf } from '../yaml/query.js';
import { createStringPool } from '../yaml/string-pool.js';
import { type BrokenDocument, type Document, readDocument } from './document.js';
import {
  type Channel,
  capabilityPattern,
  type Folders,
  indexPath,
  skillPattern,
} from './folders.js';

export interface Capability extends Document {
  /** Undefined where it is not a string. */
  readonly id: string | undefined;
}

export interface Skill extends Document {
  readonly id: string | undefined;
  readonly channel: Channel;
  readonly domain: string;
  readonly slug: string;
}

/** What a folder of sources holds; both lists are sorted by path, in code-point order. */
export interface Sources<Entry> {
  readonly entries: readonly Entry[];
  readonly broken: readonly BrokenDocument[];
}

function readAll<Entry>(
  files: Files,
  paths: readonly string[],
  makeEntry: (document: Document) => Entry,
): Sources<Entry> {
  const entries: Entry[] = [];
  const broken: BrokenDocument[] = [];
  const pool = createStringPool();
  for (const path of paths) {
    const result = readDocument(files, path, pool);
    if (result.ok) entries.push(makeEntry(result.document));
    else broken.push(result.broken);
  }
  return { entries, broken };
}

/** Reads all capabilities, once per process. */
export function loadCapabilities(
  files: Files,
  folders: Pick<Folders, 'capabilitiesFolder'>,
): Sources<Capability> {
  const pattern = capabilityPattern(folders);
  return files.once(`registry capabilities ${pattern}`, (reader) => {
    const paths = reader.glob(pattern).filter((path) => path !== indexPath(folders));
    return readAll(reader, paths, (document) => ({
      ...document,
      id: stringOf(document.root, 'id'),
    }));
  });
}

function skillOf(document: Document): Skill {
  const [channel, domain = '', slug = ''] = document.path.split('/').slice(-4);
  // The pattern admits no other channel.
  return {
    ...document,
    id: stringOf(document.root, 'id'),
    channel: channel as Channel,
    domain,
    slug,
  };
}

/** Reads all skills, once per process. */
export function loadSkills(files: Files, folders: Pick<Folders, 'skillsFolder'>): Sources<Skill> {
  const pattern = skillPattern(folders);
  return files.once(`registry skills ${pattern}`, (reader) =>
    readAll(reader, reader.glob(pattern), skillOf),
  );
}
