/**
 * Whether a name passes the patterns of a `branches:` (or `paths:`) list: the last pattern that matches
 * decides, and one with `!` excludes.
 *
 * @see GitHub documentation, "Workflow syntax", filter pattern cheat sheet
 */
export function matchesFilter(patterns: readonly string[], name: string): boolean {
  return patterns.reduce((included, pattern) => {
    const negated = pattern.startsWith('!');
    return toRegExp(negated ? pattern.slice(1) : pattern).test(name) ? !negated : included;
  }, false);
}

function toRegExp(pattern: string): RegExp {
  const source = pattern.replace(TOKEN, regExpOf);
  try {
    return new RegExp(`^${source}$`, 'su');
  } catch {
    // Not a pattern that GitHub takes either: it matches nothing.
    return /(?!)/;
  }
}

/** What means something in a pattern or in a regular expression. */
const TOKEN = /\\.|\*\*\/|\*\*|\*|\[[^\]]*\]|[?+.^$(){}|\]/\\[]/gu;

/** `*` stops at `/`, `**` does not; `?` and `+` apply to the character before; `[]` is a set. */
function regExpOf(token: string): string {
  if (token === '**/') return '(?:.*/)?';
  if (token === '**') return '.*';
  if (token === '*') return '[^/]*';
  if (token === '?' || token === '+') return token;
  if (token === '[]') return '(?!)';
  if (token.length === 1) return `\\${token}`;
  if (token.startsWith('[')) return `[${token.slice(1, -1).replace(/[\\^[]/g, '\\$&')}]`;
  return `\\u{${(token.codePointAt(1) ?? 0).toString(16)}}`;
}
