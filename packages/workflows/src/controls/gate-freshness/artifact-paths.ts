import { escapeRegExp, parseTemplate } from '../../model/template.js';

/** Whether an upload contains a file: `maybe` where that depends on an expression. */
export type Containment = 'yes' | 'no' | 'maybe';

interface PathPattern {
  readonly excludes: boolean;
  readonly dynamic: boolean;
  readonly matches: (path: string) => boolean;
}

/**
 * Whether the `path` input of `actions/upload-artifact` takes in a file: one pattern a line, a folder takes
 * in all below it, `!` excludes, and a later line overrules an earlier one.
 *
 * @param input the `path` input as written
 * @param wanted path relative to the repository's folder
 * @see documentation of actions/upload-artifact, and of the glob package of actions/toolkit
 */
export function uploadContains(input: string, wanted: string): Containment {
  let found: Containment = 'no';
  for (const pattern of readPatterns(input)) {
    if (!pattern.matches(wanted)) continue;
    if (!pattern.dynamic) found = pattern.excludes ? 'no' : 'yes';
    else if (pattern.excludes !== (found === 'no')) found = 'maybe';
  }
  return found;
}

function readPatterns(input: string): PathPattern[] {
  return input
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(readPattern);
}

const WORKSPACE = /^(?:\$\{\{\s*github\.workspace\s*\}\}\/?)/i;

function readPattern(line: string): PathPattern {
  const excludes = line.startsWith('!');
  const path = line
    .replace(/^!\s*/, '')
    .replace(WORKSPACE, '')
    .replace(/\\/g, '/')
    .replace(/^(?:\.\/+)+/, '')
    .replace(/\/+$/, '');
  const pieces = parseTemplate(path);
  const source = pieces
    .map((piece) => (piece.kind === 'text' ? globSource(piece.text) : '.*'))
    .join('');
  // The workspace itself takes in everything; so does a pattern that matches a folder above the file.
  const everything = path === '' || path === '.';
  const pattern = new RegExp(everything ? '' : `^${source}(?:/.*)?$`, 's');
  return {
    excludes,
    dynamic: pieces.some((piece) => piece.kind === 'expression'),
    matches: (candidate) => pattern.test(candidate),
  };
}

/** `**` as a whole segment stands for any folders, `*` and `?` stop at `/`, `[]` is a set. */
function globSource(glob: string): string {
  return glob.replace(
    /(?:\*\*\/)+|\*+|\?|\[(!?)([^\]/]+)\]|[^*?[]+|\[/g,
    (match, negated: string | undefined, set: string | undefined) => {
      if (match.endsWith('**/')) return '(?:.*/)?';
      if (match === '**') return '.*';
      if (match.startsWith('*')) return '[^/]*';
      if (match === '?') return '[^/]';
      if (set === undefined) return escapeRegExp(match);
      return isSet(set) ? `[${negated === '!' ? '^' : ''}${setSource(set)}]` : escapeRegExp(match);
    },
  );
}

/** A set with a range that runs backwards, such as `[z-a]`, is plain text. */
function isSet(set: string): boolean {
  try {
    return new RegExp(`[${setSource(set)}]`) instanceof RegExp;
  } catch {
    return false;
  }
}

function setSource(set: string): string {
  return set.replace(/[\\\]^[]/g, '\\$&');
}
