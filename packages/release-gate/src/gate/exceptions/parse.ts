import { describeIssues, type Location } from '@gonogo/core';
import { formatInstant, parseInstant } from '../../text/instant.js';
import { printable } from '../../text/printable.js';
import type { HandWrittenFile } from '../policy/load.js';
import type { GateCheck } from '../types.js';
import { releaseExceptionSchema } from './schema.js';

/** An entry that is well formed and not expired. */
export interface LiveException {
  readonly check_id: string;
  readonly approved_by: string;
  readonly reason: string;
  readonly expires_at: string;
  readonly location: Location;
}

export interface ParsedExceptions {
  readonly live: readonly LiveException[];
  readonly checks: readonly GateCheck[];
}

/**
 * Reads the exceptions file. Every entry that cannot count (malformed, expired, a second one for the same
 * check) is a medium failure of its own.
 *
 * @param demanded whether the file was named by an option, and so must be there
 */
export function parseExceptions(
  file: HandWrittenFile,
  demanded: boolean,
  now: Date,
): ParsedExceptions {
  if (file.kind === 'absent') {
    const detail = `exceptions file ${file.path} does not exist: write it, or leave the option out`;
    return { live: [], checks: demanded ? [loadCheck(false, detail)] : [] };
  }
  if (file.kind === 'invalid') return { live: [], checks: [loadCheck(false, file.reason)] };
  const entries = file.value.exceptions;
  if (!Array.isArray(entries)) {
    const detail = `exceptions file ${file.path}: "exceptions" must be an array of entries`;
    return { live: [], checks: [loadCheck(false, detail)] };
  }
  const parsed = entries.map((entry: unknown, index) => parseEntry(entry, index, file, now));
  const { live, repeated } = splitRepeated(parsed.flatMap((result) => result.live ?? []));
  const issues = [...parsed.flatMap((result) => result.issue ?? []), ...repeated];
  return { live, checks: [loadCheck(true, `exceptions file ${file.path}`), ...issues] };
}

function parseEntry(
  entry: unknown,
  index: number,
  file: Extract<HandWrittenFile, { kind: 'object' }>,
  now: Date,
): { readonly live?: LiveException; readonly issue?: GateCheck } {
  const parsed = releaseExceptionSchema.safeParse(entry);
  const path = ['exceptions', index];
  if (!parsed.success) {
    const [first] = describeIssues(parsed.error.issues, entry, releaseExceptionSchema);
    const location = file.document.locate([...path, ...(first?.path ?? [])]);
    const message = first?.message ?? 'is malformed';
    return { issue: entryIssue(`exceptions[${index}]: ${message}`, location) };
  }
  const { check_id, approved_by, reason, expires_at } = parsed.data;
  const expiry = parseInstant(expires_at) ?? new Date(0);
  if (expiry.getTime() <= now.getTime()) {
    const location = file.document.locate([...path, 'expires_at']);
    const what = `the exception for ${printable(check_id)} expired at ${formatInstant(expiry)}`;
    return {
      issue: entryIssue(`exceptions[${index}]: ${what}: fix the cause and remove it`, location),
    };
  }
  const location = file.document.locate([...path, 'check_id']);
  return {
    live: {
      check_id,
      approved_by: printable(approved_by),
      reason: printable(reason),
      expires_at: formatInstant(expiry),
      location,
    },
  };
}

function splitRepeated(entries: readonly LiveException[]): {
  live: LiveException[];
  repeated: GateCheck[];
} {
  const first = new Map<string, LiveException>();
  const repeated: GateCheck[] = [];
  for (const entry of entries) {
    const earlier = first.get(entry.check_id);
    if (earlier === undefined) first.set(entry.check_id, entry);
    else {
      const detail = `${printable(entry.check_id)} has an exception at line ${earlier.location.line} already, which counts: remove one`;
      repeated.push(entryIssue(detail, entry.location));
    }
  }
  return { live: [...first.values()], repeated };
}

function loadCheck(passed: boolean, detail: string): GateCheck {
  return { check_id: 'exceptions_file_load', passed, severity: 'high', detail };
}

/** An entry that cannot count: never a silent bypass. */
export function entryIssue(detail: string, location: Location): GateCheck {
  const { file, line, column } = location;
  return {
    check_id: 'exceptions_entry_issue',
    passed: false,
    severity: 'medium',
    detail: `${file}:${line}:${column}: ${detail}`,
    location,
  };
}
