import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check, ControlDefinition, Report } from '@gonogo/core';
import { runOn } from '@gonogo/core/testing';

/** What `expected.json` of a golden case holds. */
interface Expected {
  readonly status: Report['status'];
  /** Ids of the checks that hold, in order. */
  readonly passed: readonly string[];
  /** The other checks, whole. */
  readonly findings: readonly Check[];
}

/**
 * Declares a test for each folder of `fixtures`: a repository, its `expected.json`, and `options.json` where
 * the control is given options. With `UPDATE_GOLDEN=1` the expectations are written anew, to be read before
 * they are kept.
 */
export function describeGoldenCases(control: ControlDefinition, fixtures: string): void {
  const folders = readdirSync(fixtures, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  test.each(folders.map(({ name }) => name))('golden case %s', async (name) => {
    const folder = join(fixtures, name);
    const options = readJson(join(folder, 'options.json')) ?? {};
    const actual = summarizeReport(await runOn(control, folder, { options }));
    const path = join(folder, 'expected.json');
    if (process.env.UPDATE_GOLDEN === '1') {
      writeFileSync(path, `${JSON.stringify(actual, undefined, 2)}\n`);
    }
    expect(actual).toEqual(readJson(path));
  });
}

/** The parts of a report that a golden case is about. */
export function summarizeReport({ status, checks }: Report): Expected {
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
