/** Longest piece of somebody else's text that a detail carries, in UTF-16 code units. */
const MAX_LENGTH = 300;

// Control characters, line and paragraph separators, and marks that reorder or hide text.
const UNPRINTABLE = /[\p{Control}\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * Text of a report on one line: no terminal sequence, no line that a CI log would take for a command,
 * no unbounded length.
 */
export function printable(text: string, maxLength: number = MAX_LENGTH): string {
  const line = wellFormed(text).replace(/\s+/gu, ' ').trim().replace(UNPRINTABLE, escapeUnit);
  return line.length > maxLength ? `${wellFormed(line.slice(0, maxLength))}…` : line;
}

/** Half of a surrogate pair is not text that a file can hold. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A value as JSON, short and on one line; `nothing` where it is absent. */
export function quote(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'object' && value !== null) {
    return Array.isArray(value) ? 'an array' : 'an object';
  }
  return printable(JSON.stringify(value), 80);
}

/** `1 file`, `2 files`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
