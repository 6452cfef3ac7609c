import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check, Report } from '../contracts/report.js';
import type { ControlDefinition } from '../control/types.js';
import { runOn, type RunOnOptions } from './run-on.js';

/** What `expected.json` of a golden case holds. */
export interface ReportDigest {
  readonly status: Report['status'];
  /** Ids of the checks that hold, in order. */
  readonly passed: readonly string[];
  /** The other checks, whole. */
  readonly findings: readonly Check[];
}

/** Names of the folders in `fixtures`, each a repository with its `expected.json`. */
export function goldenCases(fixtures: string): string[] {
  const entries = readdirSync(fixtures, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/**
 * Runs a control over the repository in `folder`, with the options in its `options.json` where there is one.
 * With `UPDATE_GOLDEN=1` the expectation is written anew, to be read before it is kept.
 */
export async function runGoldenCase(
  control: ControlDefinition,
  folder: string,
  given: Pick<RunOnOptions, 'environment'> = {},
): Promise<{ readonly actual: ReportDigest; readonly expected: unknown }> {
  const options = readJson(join(folder, 'options.json')) ?? {};
  const actual = digestReport(await runOn(control, folder, { ...given, options }));
  const path = join(folder, 'expected.json');
  if (process.env.UPDATE_GOLDEN === '1') {
    writeFileSync(path, `${JSON.stringify(actual, undefined, 2)}\n`);
  }
  return { actual, expected: readJson(path) };
}

/** The parts of a report that a golden case is about. */
export function digestReport({ status, checks }: Report): ReportDigest {
  return {
    status,
    passed: checks.filter(({ passed }) => passed).map(({ check_id }) => check_id),
    findings: checks.filter(({ passed }) => !passed),
  };
}

function readJson(path: string): Record<string, unknown> | undefined {
  if (!existsSync(path)) return undefined;
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}
