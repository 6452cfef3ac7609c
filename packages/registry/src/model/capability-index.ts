import type { Files } from '@gonogo/core';
import { stringIn, stringOf, valueOf } from '../yaml/query.js';
import { type BrokenDocument, type Document, readDocument } from './document.js';
import { type Folders, indexPath } from './folders.js';

export interface IndexEntry {
  readonly id: string;
  /** Offset in the index. */
  readonly offset: number;
}

/** What `_index.yaml` says; there need not be one. */
export type CapabilityIndex =
  | { readonly kind: 'absent' }
  | { readonly kind: 'broken'; readonly broken: BrokenDocument }
  | {
      readonly kind: 'index';
      readonly document: Document;
      readonly entries: readonly IndexEntry[];
    };

function entriesOf(document: Document): IndexEntry[] {
  const list = valueOf(document.root, 'capabilities');
  if (list?.kind !== 'sequence') return [];
  return list.items.flatMap((item) => {
    const id = item.kind === 'mapping' ? stringOf(item, 'id') : stringIn(item);
    return id === undefined ? [] : [{ id, offset: item.offset }];
  });
}

/** Reads the hand-kept list of capabilities. */
export function loadCapabilityIndex(
  files: Files,
  folders: Pick<Folders, 'capabilitiesFolder'>,
): CapabilityIndex {
  const path = indexPath(folders);
  if (!files.exists(path)) return { kind: 'absent' };
  const result = readDocument(files, path);
  if (!result.ok) return { kind: 'broken', broken: result.broken };
  return { kind: 'index', document: result.document, entries: entriesOf(result.document) };
}
