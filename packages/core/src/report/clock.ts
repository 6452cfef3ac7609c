/**
 * The time that reports carry: `SOURCE_DATE_EPOCH` where it is set, so that the same inputs give the
 * same bytes, else now.
 *
 * @param environment usually `process.env`
 * @returns UTC, `YYYY-MM-DDTHH:MM:SSZ`
 * @throws RangeError where `SOURCE_DATE_EPOCH` is not a number of seconds
 * @see https://reproducible-builds.org/docs/source-date-epoch/
 */
export function generatedAt(environment: Readonly<Record<string, string | undefined>>): string {
  return `${generationDate(environment).toISOString().slice(0, 19)}Z`;
}

function generationDate(environment: Readonly<Record<string, string | undefined>>): Date {
  const epoch = environment.SOURCE_DATE_EPOCH;
  if (epoch === undefined || epoch === '') return new Date();
  if (!/^\d+$/.test(epoch) || Number(epoch) > LAST_SECOND) {
    throw new RangeError(
      `SOURCE_DATE_EPOCH is "${epoch}": a whole number of seconds since 1970 is expected, or no value at all`,
    );
  }
  return new Date(Number(epoch) * 1000);
}

/** End of the year 9999: later years have more digits than a report's date. */
const LAST_SECOND = 253_402_300_799;

/** Set by the plugin before tasks run; part of the hash of what depends on the day. */
export const DAY_VARIABLE = 'GONOGO_DAY';
/** Lets a test or a rehearsal say what day it is. */
export const DAY_OVERRIDE_VARIABLE = 'GONOGO_FAKE_DAY';

/**
 * The day that a verdict is about: the one that went into the task's hash, else today's. A run past midnight would
 * otherwise leave a verdict of one day under the hash of another.
 *
 * @returns UTC, `YYYY-MM-DD`
 * @throws RangeError as `utcDay`
 */
export function hashedDay(
  environment: Readonly<Record<string, string | undefined>>,
  now: Date,
): string {
  const day = environment[DAY_VARIABLE];
  return day === undefined || day === '' ? utcDay(environment, now) : day;
}

/**
 * Today's date in UTC, `YYYY-MM-DD`.
 *
 * @throws RangeError where `GONOGO_FAKE_DAY` is set to something else than a date
 */
export function utcDay(
  environment: Readonly<Record<string, string | undefined>>,
  now: Date,
): string {
  const override = environment[DAY_OVERRIDE_VARIABLE];
  if (override === undefined || override === '') return now.toISOString().slice(0, 10);
  const parsed = new Date(`${override}T00:00:00Z`);
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== override) {
    throw new RangeError(
      `${DAY_OVERRIDE_VARIABLE} is "${override}": a date such as 2026-01-31 is expected`,
    );
  }
  return override;
}
