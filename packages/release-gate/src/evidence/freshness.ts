import { formatInstant, parseInstant } from '../text/instant.js';
import { plural, printable, quote } from '../text/printable.js';
import type { HashFile } from './hash-file.js';
import type { JsonObject } from './types.js';

/** How far ahead another machine's clock may be, in minutes. */
const CLOCK_SKEW_MINUTES = 5;
/** How many changed files a detail names. */
const NAMED_FILES = 3;

export interface FreshnessRules {
  readonly now: Date;
  /** Largest age of evidence that names no files, in hours. */
  readonly maxAgeHours: number;
  readonly hashFile: HashFile;
}

/**
 * Whether a report is about this commit: the files that it was computed from hash the same now. One that
 * names no files, or that tells about remote state, is judged by its age.
 *
 * @returns why it is stale, or undefined where it is not
 * @see evidence contract, sections 0 and 11
 */
export function staleReason(
  report: JsonObject,
  remote: boolean,
  rules: FreshnessRules,
): string | undefined {
  const inputs = Array.isArray(report.inputs) ? report.inputs : [];
  const changed = changedInputs(inputs, rules.hashFile);
  if (changed.length > 0) {
    const named = changed.slice(0, NAMED_FILES).join('; ');
    const more = changed.length > NAMED_FILES ? `; and ${changed.length - NAMED_FILES} more` : '';
    return `${plural(changed.length, 'file')} it was computed from changed since: ${named}${more}`;
  }
  return inputs.length === 0 || remote ? tooOld(report.generated_at, rules) : undefined;
}

function changedInputs(inputs: readonly unknown[], hashFile: HashFile): string[] {
  return inputs.flatMap((input) => {
    const recorded = recordedInput(input);
    if (recorded === undefined) return ['an entry of "inputs" is not { path, sha256 }'];
    const current = hashFile(recorded.path);
    if (!current.ok) return [`${printable(recorded.path)} ${current.reason}`];
    return current.sha256 === recorded.sha256
      ? []
      : [`${printable(recorded.path)} has another content`];
  });
}

function recordedInput(input: unknown): { path: string; sha256: string } | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const { path, sha256 } = input as JsonObject;
  if (typeof path !== 'string' || typeof sha256 !== 'string') return undefined;
  return { path, sha256: sha256.toLowerCase() };
}

function tooOld(generatedAt: unknown, { now, maxAgeHours }: FreshnessRules): string | undefined {
  const date = parseInstant(generatedAt);
  if (date === undefined) {
    return `generated_at is ${quote(generatedAt)}, so its age cannot be told: a UTC date and time is expected`;
  }
  const hours = (now.getTime() - date.getTime()) / 3_600_000;
  if (hours < -CLOCK_SKEW_MINUTES / 60) {
    return `generated_at is ${formatInstant(date)}, which lies in the future (it is ${formatInstant(now)})`;
  }
  if (hours <= maxAgeHours) return undefined;
  return `it is ${Math.floor(hours)} hours old (generated_at ${formatInstant(date)}), allowed: ${maxAgeHours}`;
}
