/** Longest delay in milliseconds that a timer takes: it fires at once on a longer one. */
const LONGEST = 2 ** 31 - 1;

/** A time limit as the delay of a timer, in milliseconds. */
export function timerDelay(seconds: number): number {
  return Math.min(seconds * 1000, LONGEST);
}
