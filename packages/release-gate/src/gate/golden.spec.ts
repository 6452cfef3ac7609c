import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { SUITE, type Evidence } from '@gonogo/core';
import { runGate, type GateRun } from '../testing/run-gate.js';

/**
 * Golden folders: `workspace/` and the settings in `case.json` give the files in `expected/`. With
 * UPDATE_GOLDEN set they are written instead, for a person to read through.
 */
const FIXTURES = join(__dirname, '../../fixtures');
const REPORTS_DIR = 'reports';

interface Case {
  readonly options: Record<string, unknown>;
  readonly evidence: readonly Evidence[];
}

function filesBelow(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
  );
}

/** Everything that the gate says, without the version, which changes with each release. */
function outcomeOf(run: GateRun): Record<string, string> {
  const texts = { ...run.written, 'output.txt': `${run.output}\n` };
  const version = `"version": "${SUITE.version}"`;
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [
      name,
      text.replace(version, '"version": "<version>"'),
    ]),
  );
}

it.each(readdirSync(FIXTURES))('%s', async (name) => {
  const folder = join(FIXTURES, name);
  const expected = join(folder, 'expected');
  const given = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as Case;
  const run = await runGate(filesBelow(join(folder, 'workspace')), {
    ...given,
    artifactsDir: REPORTS_DIR,
  });
  const outcome = outcomeOf(run);
  if (process.env.UPDATE_GOLDEN !== undefined) {
    if (!existsSync(expected)) mkdirSync(expected);
    for (const [file, text] of Object.entries(outcome)) writeFileSync(join(expected, file), text);
  }
  expect(outcome).toEqual(filesBelow(expected));
  expect(run.report.decision).toBe(name);
});
