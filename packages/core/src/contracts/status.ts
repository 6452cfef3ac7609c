/** The three verdicts a report of this suite can have. Evidence contract, section 0. */
export const STATUSES = ['passed', 'failed', 'unverified'] as const;
export type Status = (typeof STATUSES)[number];

/** A status word that folds into none of the three. */
export type FoldedStatus = Status | 'unknown';

const WORDS: Readonly<Record<Status, readonly string[]>> = {
  passed: ['passed', 'pass', 'ok', 'healthy', 'success'],
  failed: ['failed', 'fail', 'error', 'breach'],
  unverified: ['unverified', 'unknown', 'pending', 'partial', 'warning'],
};

/**
 * Folds a status word of any producer into ours; case and surrounding space are ignored.
 *
 * @param word the value met, of any type
 * @returns the folded status, or `unknown` for a word (or type) that is in no list
 * @see evidence contract, section 0
 */
export function foldStatusWord(word: unknown): FoldedStatus {
  if (typeof word !== 'string') return 'unknown';
  const folded = word.trim().toLowerCase();
  const match = STATUSES.find((status) => WORDS[status].includes(folded));
  return match ?? 'unknown';
}

/**
 * Reads the status of a report: from `status`, and where that is not a string from `slo_status`.
 *
 * @param report the parsed report
 * @see evidence contract, section 0
 */
export function foldStatus(report: Readonly<Record<string, unknown>>): FoldedStatus {
  return foldStatusWord(typeof report.status === 'string' ? report.status : report.slo_status);
}
