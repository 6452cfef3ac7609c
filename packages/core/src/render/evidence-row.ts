import type { Check, Location } from '../contracts/report.js';
import { foldStatus, type FoldedStatus } from '../contracts/status.js';
import type { ReadResult } from '../files/types.js';

/** Reports of other producers may be large; ours list one check per finding. */
export const MAX_REPORT_BYTES = 256 * 1024 * 1024;

/** What is shown of one report, and what enforcement goes by. */
export interface EvidenceRow {
  readonly project: string;
  /** Path relative to the workspace root. */
  readonly path: string;
  readonly contract: string;
  /** Section of the playbook that demands it, empty where the report does not say. */
  readonly playbook: string;
  readonly verdict: FoldedStatus | 'missing' | 'invalid';
  /** Why it is missing or invalid. */
  readonly problem?: string;
  readonly counts: { readonly total: number; readonly failed: number; readonly warnings: number };
  /** Checks that do not hold, failures first. */
  readonly findings: readonly Check[];
}

/**
 * Reads a report of any producer as a row: an unreadable one is `invalid`, an absent one `missing`.
 *
 * @param path relative to the workspace root
 * @see evidence contract, sections 0 and 10
 */
export function parseReport(project: string, path: string, read: ReadResult): EvidenceRow {
  if (!read.ok) {
    const verdict = read.problem.kind === 'missing' ? 'missing' : 'invalid';
    return emptyRow(project, path, verdict, read.problem.message);
  }
  const value = parseObject(read.file.text);
  if (value === undefined) {
    return emptyRow(project, path, 'invalid', `${path} is not a JSON object: run its task again`);
  }
  const checks = checksOf(value);
  const counted = checks.filter((check) => check.severity !== 'warning');
  return {
    project,
    path,
    contract: typeof value.contract === 'string' ? value.contract : '',
    playbook: typeof value.playbook === 'string' ? value.playbook : '',
    verdict: foldStatus(value),
    counts: {
      total: counted.length,
      failed: counted.filter((check) => !check.passed && check.unverified !== true).length,
      warnings: checks.filter((check) => check.severity === 'warning' && !check.passed).length,
    },
    findings: checks.filter((check) => !check.passed).sort((a, b) => rank(a) - rank(b)),
  };
}

/** The row of a report that tells nothing. */
export function emptyRow(
  project: string,
  path: string,
  verdict: 'missing' | 'invalid',
  problem: string,
): EvidenceRow {
  const counts = { total: 0, failed: 0, warnings: 0 };
  return { project, path, contract: '', playbook: '', verdict, problem, counts, findings: [] };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** A foreign report may hold other things under `checks`: what is no check is passed over. */
function checksOf({ checks }: Record<string, unknown>): Check[] {
  return Array.isArray(checks) ? checks.flatMap(checkOf) : [];
}

/**
 * The schema says the same; it is not loaded here, because the final table is made at the end of every run. Of a check
 * whose place or page is written in another way the rest still counts.
 */
function checkOf(value: unknown): Check[] {
  if (typeof value !== 'object' || value === null) return [];
  const { location, help, ...rest } = value as Record<string, unknown>;
  const { check_id: id, passed, detail } = rest;
  if (typeof id !== 'string' || typeof passed !== 'boolean' || typeof detail !== 'string')
    return [];
  return [
    {
      ...rest,
      check_id: id,
      passed,
      detail,
      ...(isLocation(location) && { location }),
      ...(typeof help === 'string' && { help }),
    },
  ];
}

function isLocation(value: unknown): value is Location {
  if (typeof value !== 'object' || value === null) return false;
  const { file, line, column } = value as Record<string, unknown>;
  return typeof file === 'string' && isPositiveInteger(line) && isPositiveInteger(column);
}

function isPositiveInteger(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) > 0;
}

function rank(check: Check): number {
  if (check.severity === 'warning') return 2;
  return check.unverified === true ? 1 : 0;
}

/** Order of the playbook's sections; what has no section comes last. */
export function comparePlaybook(left: EvidenceRow, right: EvidenceRow): number {
  const [a, b] = [left, right].map(({ playbook }) => playbook.split('.').map(Number));
  for (let index = 0; index < 4; index++) {
    const difference = sectionAt(a, index) - sectionAt(b, index);
    if (difference !== 0) return difference;
  }
  return 0;
}

function sectionAt(section: readonly number[] | undefined, index: number): number {
  if (section === undefined || section[0] === 0 || section.some(Number.isNaN)) return 1_000;
  return section[index] ?? 0;
}
