import { isObject } from '../../evidence/parse-object.js';

/** The results of jobs, as GitHub Actions gives them. */
export interface JobResults {
  /** Result words by job id; null where a result is not one of the known words. */
  readonly results: ReadonlyMap<string, string | null>;
  /** Why what was given could not be read. Never quotes it: a needs context carries outputs. */
  readonly problem?: string;
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#needs-context */
const RESULTS = ['success', 'failure', 'cancelled', 'skipped'];

/** Reads the Actions `needs` context, `toJSON(needs)`. */
export function parseNeeds(text: string | undefined): JobResults {
  if (text === undefined || text.trim() === '') return { results: new Map() };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (!isObject(value)) {
    return { results: new Map(), problem: 'is not a JSON object: give it as ${{ toJSON(needs) }}' };
  }
  const results = Object.entries(value).map(
    ([job, entry]) => [job, word(isObject(entry) ? entry.result : undefined)] as const,
  );
  return { results: new Map(results) };
}

/**
 * Joins results given one by one with those of the needs context. Where both know a job and disagree, the
 * result that is no success counts.
 */
export function joinResults(
  needs: ReadonlyMap<string, string | null>,
  given: Readonly<Record<string, string>>,
): Map<string, string | null> {
  const joined = new Map(needs);
  for (const [job, result] of Object.entries(given)) {
    const known = joined.get(job);
    const contradicted = known !== undefined && known !== 'success';
    if (!contradicted) joined.set(job, word(result));
  }
  return joined;
}

function word(result: unknown): string | null {
  return RESULTS.find((known) => known === result) ?? null;
}
