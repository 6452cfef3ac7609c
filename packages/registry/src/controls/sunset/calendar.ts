const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * Reads a day of the calendar.
 *
 * @param text `YYYY-MM-DD`, nothing else
 * @returns days since 1970-01-01, or undefined for a text that names no day
 */
export function parseDate(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return undefined;
  return time / MILLISECONDS_PER_DAY;
}

/** Days from one day to another. */
export function daysBetween(from: number, to: number): number {
  return to - from;
}
