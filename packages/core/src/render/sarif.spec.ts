import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Location } from '../contracts/report.js';
import { fakeFinding, fakeRow } from '../testing/evidence-row.js';
import type { EvidenceRow } from './evidence-row.js';
import { renderSarif } from './sarif.js';

/** The schema of the standard's fifth revision, as it comes with Microsoft's matchers. */
function sarifSchema(): object {
  const folder = dirname(require.resolve('@microsoft/jest-sarif/package.json'));
  const text = readFileSync(join(folder, 'lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8');
  // It names draft 4, of which it uses nothing that later drafts read in another way.
  return { ...(JSON.parse(text) as object), $schema: undefined, id: undefined };
}

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const isValid = ajv.compile(sarifSchema());

function sarif(rows: readonly EvidenceRow[]) {
  const log = renderSarif(rows);
  isValid(JSON.parse(JSON.stringify(log)));
  expect(isValid.errors).toBeNull();
  return log;
}

const results = (rows: readonly EvidenceRow[]) =>
  sarif(rows).runs.flatMap((run) => run.results ?? []);
const located = (file: string): Location => ({ file, line: 3, column: 7 });

it('is valid and empty without rows', () => {
  expect(sarif([])).toMatchObject({ version: '2.1.0', runs: [] });
});

it('has a run without results for a project without findings', () => {
  expect(sarif([fakeRow()]).runs).toMatchObject([
    {
      automationDetails: { id: 'gonogo/p/' },
      columnKind: 'utf16CodeUnits',
      tool: { driver: { name: 'gonogo', rules: [] } },
      results: [],
    },
  ]);
});

it('has a result per finding, at its place, with its rule', () => {
  const findings = [
    fakeFinding({
      check_id: 'syntax:ci.yml:line_3',
      detail: 'is wrong',
      location: located('a/ci.yml'),
    }),
    fakeFinding({ check_id: 'seen', unverified: true }),
    fakeFinding({ check_id: 'hint', severity: 'warning', detail: '' }),
    fakeFinding({ check_id: 'syntax:b.yml', detail: 'too' }),
  ];
  const log = sarif([fakeRow({ verdict: 'failed', findings })]);
  expect(log.runs[0]?.tool.driver.rules?.map(({ id }) => id)).toEqual(['hint', 'seen', 'syntax']);
  expect(log.runs[0]?.results).toEqual([
    {
      ruleId: 'syntax',
      ruleIndex: 2,
      level: 'error',
      message: { text: 'is wrong' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a/ci.yml' },
            region: { startLine: 3, startColumn: 7 },
          },
        },
      ],
    },
    expect.objectContaining({ ruleId: 'seen', ruleIndex: 1, level: 'warning' }),
    expect.objectContaining({
      ruleId: 'hint',
      ruleIndex: 0,
      level: 'warning',
      message: { text: 'hint' },
    }),
    expect.objectContaining({ ruleId: 'syntax', ruleIndex: 2 }),
  ]);
});

it('points to the report where a finding has no place', () => {
  const [result] = results([fakeRow({ verdict: 'failed', findings: [fakeFinding()] })]);
  expect(result?.locations?.[0]?.physicalLocation).toEqual({
    artifactLocation: { uri: 'artifacts/fake_report.json' },
    region: { startLine: 1, startColumn: 1 },
  });
});

it('has a run per project', () => {
  const log = sarif([
    fakeRow({ project: 'a' }),
    fakeRow({ project: 'b/c' }),
    fakeRow({ project: 'a' }),
  ]);
  expect(log.runs.map((run) => run.automationDetails?.id)).toEqual(['gonogo/a/', 'gonogo/b/c/']);
});

it('tells evidence that is missing, and a failure that gives no reason', () => {
  const rows = [
    fakeRow({ verdict: 'missing', problem: 'r.json does not exist: create it' }),
    fakeRow({ verdict: 'failed' }),
    fakeRow({ verdict: 'unknown' }),
    fakeRow({ verdict: 'unverified' }),
  ];
  expect(results(rows).map(({ ruleId, level, message }) => [ruleId, level, message.text])).toEqual([
    ['evidence_missing', 'error', 'r.json does not exist: create it'],
    ['evidence_failed', 'error', 'artifacts/fake_report.json is failed'],
    ['evidence_unknown', 'error', 'artifacts/fake_report.json is unknown'],
  ]);
});

it.each([
  ['a b/ü.yml', 'a%20b/%C3%BC.yml'],
  ['a#b?c.yml', 'a%23b%3Fc.yml'],
  ['a%20b.yml', 'a%2520b.yml'],
  ['x:y/a.yml', 'x%3Ay/a.yml'],
  ['a[b]/{c}.yml', 'a%5Bb%5D/%7Bc%7D.yml'],
  ['a\\b.yml', 'a%5Cb.yml'],
  ['@scope/(g)/a.yml', '@scope/(g)/a.yml'],
  ['\uD800.yml', '%EF%BF%BD.yml'],
  ['\u{1F600}.yml', '%F0%9F%98%80.yml'],
])('writes the path %j as the reference %s', (file, uri) => {
  const [result] = results([
    fakeRow({ verdict: 'failed', findings: [fakeFinding({ location: located(file) })] }),
  ]);
  expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(uri);
  const base = 'https://example.com/w/';
  expect(new URL(uri, base).href.startsWith(base)).toBe(true);
});

it('gives the same bytes for the same rows', () => {
  const rows = [
    fakeRow({ verdict: 'failed', findings: [fakeFinding({ check_id: 'b' }), fakeFinding()] }),
  ];
  expect(JSON.stringify(renderSarif(rows))).toBe(JSON.stringify(renderSarif(rows)));
});

it('keeps to the number of runs that code scanning takes', () => {
  const rows = Array.from({ length: 21 }, (_, index) => fakeRow({ project: `p${index}` }));
  expect(sarif(rows.slice(0, 20)).runs).toHaveLength(20);
  expect(sarif(rows).runs.map((run) => run.automationDetails?.id)).toEqual(['gonogo/']);
});
