import type { Scan } from './scan.js';

/** Moves behind a reserved word if it is next. */
export function takeReserved(scan: Scan, word: string): boolean {
  if (!scan.startsWith(word)) return false;
  const after = scan.text[scan.position + word.length];
  if (after !== undefined && !/[\s;&|<>()]/.test(after)) return false;
  scan.position += word.length;
  return true;
}
