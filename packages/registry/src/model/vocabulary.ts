import { type Files, parseJson, type SourceFile } from '@gonogo/core';
import { stringIn, stringKeys, valueOf } from '../yaml/query.js';
import type { YamlMapping } from '../yaml/types.js';
import { type BrokenDocument, readDocument } from './document.js';
import { type Folders, vocabularyPaths } from './folders.js';

/** The words of ids. A set that is empty checks nothing. */
export interface Words {
  readonly maxSegments: number;
  readonly domains: ReadonlySet<string>;
  readonly nouns: ReadonlySet<string>;
  readonly verbs: ReadonlySet<string>;
}

/** The terms of `cognitive_hints`. */
export interface CognitiveTerms {
  readonly types: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
}

/** The terms of `safety`. */
export interface SafetyTerms {
  readonly trustLevels: ReadonlySet<string>;
  readonly dataClassifications: ReadonlySet<string>;
  readonly failurePolicies: ReadonlySet<string>;
  readonly allowedTargets: ReadonlySet<string>;
  readonly scopeConstraints: ReadonlySet<string>;
}

export interface Loaded<Terms> {
  readonly terms: Terms;
  /** Why the file could not be used; its sets are empty then. */
  readonly broken?: BrokenDocument;
}

const DEFAULT_MAX_SEGMENTS = 3;

/** The words in a mapping's keys or a list's strings. */
function wordsIn(mapping: YamlMapping | undefined, key: string): ReadonlySet<string> {
  const node = mapping && valueOf(mapping, key);
  if (node?.kind === 'mapping') return new Set(stringKeys(node));
  if (node?.kind === 'sequence') return new Set(node.items.flatMap((item) => stringIn(item) ?? []));
  return new Set();
}

function loadYamlTerms<Terms>(
  files: Files,
  path: string,
  pick: (set: (key: string) => ReadonlySet<string>) => Terms,
): Loaded<Terms> {
  return files.once(`registry vocabulary ${path}`, (reader) => {
    // Without the file its sets are empty, and check nothing.
    if (!reader.exists(path)) return { terms: pick(() => new Set()) };
    const result = readDocument(reader, path);
    const root = result.ok ? result.document.root : undefined;
    const terms = pick((key) => wordsIn(root, key));
    return result.ok ? { terms } : { terms, broken: result.broken };
  });
}

export function loadCognitiveTerms(
  files: Files,
  folders: Pick<Folders, 'vocabularyFolder'>,
): Loaded<CognitiveTerms> {
  return loadYamlTerms(files, vocabularyPaths(folders).cognitive, (set) => ({
    types: set('types'),
    roles: set('roles'),
  }));
}

export function loadSafetyTerms(
  files: Files,
  folders: Pick<Folders, 'vocabularyFolder'>,
): Loaded<SafetyTerms> {
  return loadYamlTerms(files, vocabularyPaths(folders).safety, (set) => ({
    trustLevels: set('trust_levels'),
    dataClassifications: set('data_classifications'),
    failurePolicies: set('failure_policies'),
    allowedTargets: set('allowed_targets'),
    scopeConstraints: set('scope_constraints'),
  }));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function jsonWords(value: unknown): ReadonlySet<string> {
  if (isRecord(value)) return new Set(Object.keys(value));
  if (!Array.isArray(value)) return new Set();
  return new Set(value.filter((item): item is string => typeof item === 'string'));
}

function wordsOf(value: unknown): Words {
  const root = isRecord(value) ? value : {};
  const limit = isRecord(root.rules) ? root.rules.max_segments : undefined;
  return {
    maxSegments: Number.isSafeInteger(limit) ? Number(limit) : DEFAULT_MAX_SEGMENTS,
    domains: jsonWords(root.domains),
    nouns: jsonWords(root.nouns),
    verbs: jsonWords(root.verbs),
  };
}

function parseWords(path: string, file: SourceFile): Loaded<Words> {
  const parsed = parseJson(file);
  if (!parsed.ok) {
    const { message, location } = parsed;
    return { terms: wordsOf({}), broken: { path, message, location } };
  }
  const { value } = parsed.document;
  if (isRecord(value)) return { terms: wordsOf(value) };
  const message = `${file.path}: an object with "rules", "domains", "nouns" and "verbs" is expected`;
  return { terms: wordsOf({}), broken: { path, message, location: file.locate(0) } };
}

/** Reads `vocabulary.json`, once per process. */
export function loadWords(files: Files, folders: Pick<Folders, 'vocabularyFolder'>): Loaded<Words> {
  const path = vocabularyPaths(folders).words;
  return files.once(`registry vocabulary ${path}`, (reader) => {
    const read = reader.read(path);
    if (read.ok) return parseWords(path, read.file);
    const location = { file: reader.workspacePath(path), line: 1, column: 1 };
    return { terms: wordsOf({}), broken: { path, message: read.problem.message, location } };
  });
}
