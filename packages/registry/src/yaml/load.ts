import { findUnprintable } from './characters.js';
import { Composer } from './composer.js';
import { scanTokens } from './scanner.js';
import type { StringPool } from './string-pool.js';
import { TokenReader } from './token-reader.js';
import type { Token } from './token.js';
import type { YamlNode, YamlResult } from './types.js';
import { YamlError } from './yaml-error.js';

const unpooled: StringPool = (text) => text;

const DEFAULT_HANDLES: readonly (readonly [string, string])[] = [
  ['!', '!'],
  ['!!', 'tag:yaml.org,2002:'],
];

function checkVersion(token: Token, seen: boolean): void {
  if (seen) throw new YamlError('the %YAML directive is given twice', token.start);
  if (!token.detail?.startsWith('1.')) {
    throw new YamlError(`YAML ${token.detail ?? ''} is not supported; use 1.1`, token.start);
  }
}

function readDirectives(tokens: TokenReader): ReadonlyMap<string, string> {
  const handles = new Map<string, string>();
  let versioned = false;
  for (;;) {
    const token = tokens.accept('directive');
    if (token === undefined) break;
    if (token.text === 'YAML') {
      checkVersion(token, versioned);
      versioned = true;
    } else if (token.text === 'TAG') {
      const [handle = '', prefix = ''] = (token.detail ?? '').split(' ');
      if (handles.has(handle))
        throw new YamlError(`the tag handle "${handle}" is declared twice`, token.start);
      handles.set(handle, prefix);
    }
  }
  return new Map([...DEFAULT_HANDLES, ...handles]);
}

function readContent(composer: Composer): YamlNode {
  const { tokens } = composer;
  const nothing = tokens.isAny(['directive', 'document-start', 'document-end', 'stream-end']);
  return nothing ? composer.empty(tokens.peek().start) : composer.node(true);
}

/** Reads the one document of a stream; an empty stream is null. */
function readStream(tokens: TokenReader, pool: StringPool): YamlResult {
  const implicit = !tokens.isAny(['directive', 'document-start', 'stream-end']);
  const empty = tokens.is('stream-end');
  const composer = new Composer(tokens, readDirectives(tokens), pool);
  if (empty) return { ok: true, root: composer.empty(0), duplicateKeys: [] };
  if (!implicit && tokens.accept('document-start') === undefined) tokens.fail('"---"');
  const root = implicit ? composer.node(true) : readContent(composer);
  while (tokens.accept('document-end') !== undefined);
  if (!tokens.is('stream-end')) {
    const what = tokens.is('document-start')
      ? 'one document, and no second'
      : 'the end of the document';
    tokens.fail(what);
  }
  return { ok: true, root, duplicateKeys: composer.duplicates };
}

const LONGEST_MESSAGE = 200;

/** A message quotes the document, in which a name can be as long as the file. */
function shorten(message: string): string {
  return message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;
}

/**
 * Reads a YAML document as PyYAML's safe loader does, which is how registries are read: YAML 1.1 with
 * that loader's scalar forms. It is our own reader because the packages on offer either have no
 * positions or take half a millisecond for each small file, and none resolves scalars this way.
 *
 * @param text the document, without byte-order mark
 * @param pool shared by documents that repeat each other's words; none by default
 * @returns nodes with UTF-16 offsets into `text`, or the first error with its offset; never throws for
 *   what is in the text. Nesting and aliases are bounded.
 */
export function loadYaml(text: string, pool: StringPool = unpooled): YamlResult {
  const unprintable = findUnprintable(text);
  if (unprintable >= 0) {
    const code = text.charCodeAt(unprintable).toString(16).padStart(4, '0');
    const message = `the character U+${code.toUpperCase()} is not allowed in YAML`;
    return { ok: false, message, offset: unprintable };
  }
  try {
    return readStream(new TokenReader(scanTokens(text)), pool);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    return { ok: false, message: shorten(error.message), offset: error.offset };
  }
}
