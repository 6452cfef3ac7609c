/** Gives equal texts as one string. */
export type StringPool = (text: string) => string;

const LONGEST = 48;
const MOST = 200_000;

/**
 * A pool for the documents of one registry, whose keys and short values repeat. Long texts and, once it
 * is full, new ones are given back as they are.
 */
export function createStringPool(): StringPool {
  const known = new Map<string, string>();
  return (text) => {
    if (text.length > LONGEST) return text;
    const same = known.get(text);
    if (same !== undefined) return same;
    if (known.size < MOST) known.set(text, text);
    return text;
  };
}
