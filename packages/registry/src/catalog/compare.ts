import { CATALOG_FILES, type CatalogFile } from './generate.js';

/** The first place at which two texts differ. */
export interface Difference {
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** The line, with its end, as it is and as it should be; undefined past the end. */
  readonly actual: string | undefined;
  readonly expected: string | undefined;
}

/** How a committed catalog file differs from the generated one. */
export type CatalogState =
  | { readonly file: string; readonly state: 'current' | 'missing' | 'extra' }
  | { readonly file: string; readonly state: 'stale'; readonly difference: Difference };

function firstDifference(actual: string, expected: string): number {
  const length = Math.min(actual.length, expected.length);
  // Whole blocks are compared natively; only the first unequal one is looked into.
  const block = 65_536;
  let at = 0;
  while (at < length && actual.slice(at, at + block) === expected.slice(at, at + block))
    at += block;
  at = Math.min(at, length);
  while (at < length && actual.charCodeAt(at) === expected.charCodeAt(at)) at += 1;
  return at;
}

function lineAt(text: string, start: number): string | undefined {
  if (start >= text.length) return undefined;
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end + 1);
}

/** Finds the first difference of two unequal texts. */
export function differenceOf(actual: string, expected: string): Difference {
  const at = firstDifference(actual, expected);
  const before = actual.slice(0, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  return {
    line: before.split('\n').length,
    column: at - lineStart + 1,
    actual: lineAt(actual, lineStart),
    expected: lineAt(expected, lineStart),
  };
}

/**
 * Compares a committed catalog with the generated one.
 *
 * @param committed text of each file of the catalog folder that ends in `.json`
 */
export function compareCatalog(
  generated: ReadonlyMap<CatalogFile, string>,
  committed: ReadonlyMap<string, string>,
): CatalogState[] {
  const known: ReadonlySet<string> = new Set(CATALOG_FILES);
  const states = CATALOG_FILES.map((file): CatalogState => {
    const expected = generated.get(file) ?? '';
    const actual = committed.get(file);
    if (actual === undefined) return { file, state: 'missing' };
    if (actual === expected) return { file, state: 'current' };
    return { file, state: 'stale', difference: differenceOf(actual, expected) };
  });
  const extra = [...committed.keys()].filter((file) => !known.has(file));
  return [...states, ...extra.map((file): CatalogState => ({ file, state: 'extra' }))];
}

const SHOWN_LENGTH = 80;

function shorten(text: string): string {
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}

function escapeInvisible(text: string): string {
  return text.replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Where only white space or a byte-order mark differs, it is made visible. */
function shownLines({ actual, expected }: Difference): [string, string] {
  const invisible = actual?.trim() === expected?.trim();
  const show = (line: string | undefined): string => {
    if (line === undefined) return 'the end of the file';
    if (!invisible) return JSON.stringify(shorten(line.trim()));
    return escapeInvisible(JSON.stringify(shorten(line)));
  };
  return [show(actual), show(expected)];
}

/** A sentence on the state of a catalog file: what was met, and what to do. */
export function describeState(item: CatalogState): string {
  switch (item.state) {
    case 'current':
      return `${item.file} is what the sources generate`;
    case 'missing':
      return `${item.file} is missing; generate it`;
    case 'extra':
      return `${item.file} is not a generated catalog; remove it`;
    case 'stale': {
      const { line, column } = item.difference;
      const [actual, expected] = shownLines(item.difference);
      return `${item.file} is stale, first at line ${line}, column ${column}: it has ${actual}, the sources generate ${expected}; generate it again`;
    }
  }
}
