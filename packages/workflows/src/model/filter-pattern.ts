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

/** `*` stops at `/`, `**` does not; `?` and `+` apply to the character before; `[]` is a set. */
function toRegExp(pattern: string): RegExp {
  const source = pattern.replace(
    /\\(.)|\*\*\/|\*\*|\*|\[([^\]]*)\]|([?+])|([.^$(){}|\]/\\[])/g,
    (match, escaped: string, set: string, quantifier: string, special: string) => {
      if (escaped !== undefined) return `\\u{${codePoint(escaped)}}`;
      if (match === '**/') return '(?:.*/)?';
      if (match === '**') return '.*';
      if (match === '*') return '[^/]*';
      if (set !== undefined) return set === '' ? '(?!)' : `[${set.replace(/[\\^[]/g, '\\$&')}]`;
      if (quantifier !== undefined) return quantifier;
      return `\\${special}`;
    },
  );
  try {
    return new RegExp(`^${source}$`, 'su');
  } catch {
    // Not a pattern that GitHub takes either: it matches nothing.
    return /(?!)/;
  }
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}
