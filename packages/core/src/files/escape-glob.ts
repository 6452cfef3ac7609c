/**
 * Takes the special meaning from the characters of a path that is put into a glob of picomatch. The glob matches that
 * path alone.
 */
export function escapeGlob(path: string): string {
  return path.replace(/[[{}*?()|!+@]/g, '[$&]').replace(/\\/g, '?');
}

/**
 * The same for a glob that Nx reads too. Nx takes `(`, `)`, `|` and `!` for patterns of its own even in brackets, and
 * would hash other files than those of the folder: each becomes `?`, which any matcher takes for one character.
 */
export function escapeNxGlob(path: string): string {
  return path.replace(/[[{}*?]/g, '[$&]').replace(/[()|!\\]/g, '?');
}
