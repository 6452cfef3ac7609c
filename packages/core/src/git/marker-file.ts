import type { Marker } from '../control/types.js';

/**
 * The marker file's path relative to the subject, for recognising a subject whose folder was renamed.
 *
 * @returns `undefined` where the marker's pattern leaves the file's name open
 */
export function markerFileOf({ pattern, subject = '.' }: Marker): string | undefined {
  const steps = subject.split('/').filter((step) => step !== '.' && step !== '');
  if (steps.some((step) => step !== '..')) return undefined;
  const names = pattern.split('/').slice(-1 - steps.length);
  const isLiteral = names.length === steps.length + 1 && !/[*?[\]{}()!|\\]/.test(names.join(''));
  return isLiteral ? names.join('/') : undefined;
}
