/** Newest grammar that the built-in checker knows; a newer Python is checked with it. */
const NEWEST_MINOR = 15;
/** Oldest grammar that the built-in checker knows. */
const OLDEST_MINOR = 7;

/**
 * `3.12` of what `actions/setup-python` accepts as one exact minor version (`3.12`, `3.12.1`, `3.12-dev`,
 * `3.13t`, `pypy3.10`); undefined for what depends on the day or the runner (`3.x`, ranges).
 *
 * @see https://github.com/actions/setup-python/blob/main/docs/advanced-usage.md#using-the-python-version-input
 */
export function parsePythonVersion(text: string): string | undefined {
  const match =
    /^(?:pypy-?)?(\d+)\.(\d+)(?:\.(?:\d+|x|\*))?(?:t|-dev|-?(?:alpha|beta|rc|a|b)\.?\d*)?(?:-v[\w.]+)?$/.exec(
      text.trim(),
    );
  return match ? `${match[1]}.${match[2]}` : undefined;
}

/** The grammar to check a version with (`py312`), undefined where the built-in checker knows none. */
export function targetOf(version: string): string | undefined {
  const [major, minor] = version.split('.').map(Number);
  if (major !== 3 || minor === undefined || minor < OLDEST_MINOR) return undefined;
  return `py3${Math.min(minor, NEWEST_MINOR)}`;
}

/** From 3.14 on, `python -c` removes common leading white space from its code. */
export function dedentsCommandCode(version: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  return major === 3 && minor !== undefined && minor >= 14;
}
