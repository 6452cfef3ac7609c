import { locationSchema, type Location } from '@gonogo/core';
import { isObject } from '../evidence/parse-object.js';
import type { JsonObject } from '../evidence/types.js';
import { printable } from '../text/printable.js';

/** The first thing in a report that does not hold. */
export interface FailingCheck {
  readonly checkId: string | null;
  readonly detail: string;
  readonly location: Location | null;
  readonly help: string | null;
}

/** Lists of what is wrong in reports that have no failing check: test runs and SLOs. */
const LISTS = ['failures', 'breaches', 'issues', 'errors'];

/**
 * Finds the first failing check of a report of any producer: in `checks[]` (warnings do not count), in
 * `checks` as an object of booleans, or in a list of failures or breaches.
 */
export function firstFailingCheck(report: JsonObject): FailingCheck {
  return (
    fromArray(report.checks) ??
    fromBooleans(report.checks) ??
    fromLists(report) ?? {
      checkId: null,
      detail: 'the report names no failing check',
      location: null,
      help: null,
    }
  );
}

function fromArray(checks: unknown): FailingCheck | undefined {
  if (!Array.isArray(checks)) return undefined;
  const failing = checks
    .filter(isObject)
    .filter((check) => check.passed === false && check.severity !== 'warning');
  const first = failing.find((check) => check.unverified !== true) ?? failing[0];
  if (first === undefined) return undefined;
  const location = locationSchema.safeParse(first.location);
  return {
    checkId: typeof first.check_id === 'string' ? printable(first.check_id) : null,
    detail: typeof first.detail === 'string' ? printable(first.detail) : 'no detail',
    location: location.success ? location.data : null,
    help: typeof first.help === 'string' ? printable(first.help) : null,
  };
}

/** The promotion readiness report. Evidence contract, section 7. */
function fromBooleans(checks: unknown): FailingCheck | undefined {
  if (!isObject(checks)) return undefined;
  const id = Object.keys(checks).find((key) => checks[key] === false);
  if (id === undefined) return undefined;
  return { checkId: printable(id), detail: 'is false', location: null, help: null };
}

function fromLists(report: JsonObject): FailingCheck | undefined {
  for (const name of LISTS) {
    const list = report[name];
    const first: unknown = Array.isArray(list) ? list[0] : undefined;
    if (first === undefined) continue;
    const text = typeof first === 'string' ? first : JSON.stringify(first);
    return { checkId: null, detail: `${name}: ${printable(text)}`, location: null, help: null };
  }
  return undefined;
}

/** The same on one line: `id: detail`. */
export function firstFinding(report: JsonObject): string {
  const { checkId, detail } = firstFailingCheck(report);
  return checkId === null ? detail : `${checkId}: ${detail}`;
}
