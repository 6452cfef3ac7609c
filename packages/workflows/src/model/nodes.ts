import type { Location, SourceFile } from '@gonogo/core';
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { textOf, type YamlFile } from '../yaml/index.js';
import type { ScalarText } from '../yaml/types.js';
import type { ExpressionValue } from './expression-values.js';
import type { Positioned, WorkflowProblem } from './types.js';

/** A node and where it is met; an alias is met where it is used, and reads as what it names. */
export interface Found {
  readonly node: Node | undefined;
  readonly location: Location;
}

export interface Entry extends Found {
  readonly key: string;
  readonly keyLocation: Location;
}

/** Reads the nodes of a parsed file. Problems are collected, never thrown. */
export interface NodeReader {
  readonly file: SourceFile;
  readonly problems: WorkflowProblem[];
  /** What the first document holds. */
  root(): Found;
  /** Entries of a mapping in the order of the file; nothing for any other node. */
  entries(found: Found): readonly Entry[];
  /** Items of a sequence; nothing for any other node. */
  items(found: Found): readonly Found[];
  /** The text of a scalar as written (`1.10` stays `1.10`); undefined for any other node and for null. */
  text(found: Found | undefined): Positioned<string> | undefined;
  /** The text of a scalar with the place of each of its characters; undefined for any other node. */
  script(found: Found | undefined): ScalarText | undefined;
  /** Plain value of a node. */
  value(found: Found): ExpressionValue;
}

/** Makes a reader; aliases are followed, merge keys are not, as GitHub has it. */
export function createNodeReader(yaml: YamlFile): NodeReader {
  const { file } = yaml;
  const find = (node: unknown, fallback: Location): Found => ({
    node: yaml.resolve(node),
    location: yaml.resolve(node)?.range ? yaml.locate(node) : fallback,
  });
  const entries = (found: Found): Entry[] =>
    isMap(found.node) ? found.node.items.map((pair) => entryOf(pair, found.location, find)) : [];
  const items = (found: Found): Found[] =>
    isSeq(found.node) ? found.node.items.map((item) => find(item, found.location)) : [];
  const value = (found: Found): ExpressionValue => {
    if (isSeq(found.node)) return items(found).map(value);
    if (!isMap(found.node)) return scalarValue(found.node);
    return Object.fromEntries(entries(found).map((entry) => [entry.key, value(entry)]));
  };
  return {
    file,
    problems: [],
    root: () => find(yaml.documents[0]?.contents, file.locate(0)),
    entries,
    items,
    text(found) {
      const text = writtenText(found?.node);
      return found && text !== undefined ? { value: text, location: found.location } : undefined;
    },
    script: (found) => textOf(file, found?.node),
    value,
  };
}

function entryOf(
  pair: { readonly key: unknown; readonly value: unknown },
  fallback: Location,
  find: (node: unknown, fallback: Location) => Found,
): Entry {
  const key = find(pair.key, fallback);
  return {
    key: keyText(key.node),
    keyLocation: key.location,
    ...find(pair.value, key.location),
  };
}

function keyText(node: Node | undefined): string {
  // `on` is a boolean to YAML 1.1; GitHub reads it as written.
  return isScalar(node) ? (node.source ?? '') : '';
}

function writtenText(node: Node | undefined): string | undefined {
  if (!isScalar(node) || node.value === null || node.value === undefined) return undefined;
  return typeof node.value === 'string' ? node.value : node.source;
}

function scalarValue(node: Node | undefined): ExpressionValue {
  if (!isScalar(node)) return null;
  const { value } = node;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  return typeof value === 'bigint' ? Number(value) : null;
}
