import type { Location, SourceFile } from '@gonogo/core';
import { Composer, type CST, isAlias, isNode, Parser } from 'yaml';
import type { Document, Node, Range } from 'yaml';
import { findAliasProblem, linkAliases } from './aliases.js';
import type { AliasTargets } from './aliases.js';
import { findDuplicateKey } from './duplicate-keys.js';
import { MAX_DEPTH } from './limits.js';

/** Why a YAML file cannot be used; `message` has no location, that is in `location`. */
export interface YamlProblem {
  readonly message: string;
  readonly location: Location;
}

/** A parsed YAML file. Every expansion of aliases is finite and below `MAX_EXPANDED_NODES`. */
export interface YamlFile {
  readonly file: SourceFile;
  /** One per `---`; an empty file has none. */
  readonly documents: readonly Document.Parsed[];
  /** The node itself, or for an alias the node that its anchor holds; undefined for what is no node. */
  resolve(node: unknown): Node | undefined;
  /** Where a node (for an alias: the alias itself) starts; the start of the file for what has no place. */
  locate(node: unknown): Location;
}

export type YamlResult =
  | { readonly ok: true; readonly yaml: YamlFile }
  | { readonly ok: false; readonly problem: YamlProblem };

/** A failure at an offset of the text. */
interface OffsetProblem {
  readonly offset: number;
  readonly message: string;
}

/**
 * Parses YAML 1.2 (core schema) with source tokens. Syntax errors, duplicate keys, unknown or cyclic
 * aliases, alias bombs and nesting deeper than `MAX_DEPTH` are a problem with its place, never thrown.
 */
export function parseYamlFile(file: SourceFile): YamlResult {
  const failed = ({ offset, message }: OffsetProblem): YamlResult => ({
    ok: false,
    problem: { message, location: file.locate(offset) },
  });
  const tokens = [...new Parser().parse(file.text)];
  const deep = tokens.map(findTooDeep).find((offset) => offset !== undefined);
  if (deep !== undefined) {
    return failed({
      offset: deep,
      message: `YAML is nested deeper than ${MAX_DEPTH} levels; flatten it`,
    });
  }
  const documents = compose(tokens, file.text.length);
  const targets: AliasTargets = new Map();
  for (const document of documents) {
    const problem = findDocumentProblem(document, targets);
    if (problem) return failed(problem);
  }
  return { ok: true, yaml: yamlFile(file, documents, targets) };
}

function compose(tokens: readonly CST.Token[], end: number): Document.Parsed[] {
  // The package's own search for duplicate keys compares every pair of keys: quadratic on a hostile file.
  const composer = new Composer({ keepSourceTokens: true, uniqueKeys: false });
  return [...composer.compose(tokens, false, end)] as Document.Parsed[];
}

function findDocumentProblem(
  document: Document.Parsed,
  targets: AliasTargets,
): OffsetProblem | undefined {
  const [error] = document.errors;
  if (error) return { offset: error.pos[0], message: `not valid YAML: ${error.message}` };
  return (
    linkAliases(document, targets) ??
    findAliasProblem(document, targets) ??
    findDuplicateKey(document, targets)
  );
}

function yamlFile(
  file: SourceFile,
  documents: readonly Document.Parsed[],
  targets: AliasTargets,
): YamlFile {
  return {
    file,
    documents,
    resolve: (node) => (isAlias(node) ? targets.get(node) : isNode(node) ? node : undefined),
    locate: (node) => file.locate(rangeOf(node)?.[0] ?? 0),
  };
}

function rangeOf(node: unknown): Range | null | undefined {
  return isNode(node) ? node.range : undefined;
}

/** The offset of the first token that is nested deeper than `MAX_DEPTH`; with a stack of its own. */
function findTooDeep(token: CST.Token): number | undefined {
  const open: { token: CST.Token; depth: number }[] = [{ token, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.depth > MAX_DEPTH) return 'offset' in next.token ? next.token.offset : 0;
    for (const child of childTokens(next.token)) open.push({ token: child, depth: next.depth + 1 });
  }
  return undefined;
}

function childTokens(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value].filter((child) => !!child));
}
