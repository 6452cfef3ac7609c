import fc from 'fast-check';
import { problemOf } from '../files/file-problem.js';
import type { ReadResult } from '../files/types.js';
import { fakeRow } from '../testing/evidence-row.js';
import { comparePlaybook, parseReport, type EvidenceRow } from './evidence-row.js';

function parsed(content: unknown): EvidenceRow {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const locate = () => ({ file: 'r.json', line: 1, column: 1 });
  const read: ReadResult = { ok: true, file: { path: 'r.json', text, sha256: '', locate } };
  return parseReport('p', 'r.json', read);
}

const failing = { check_id: 'a', passed: false, detail: 'd' };

it('reads verdict, contract, section and counts', () => {
  const row = parsed({
    status: ' FAIL ',
    contract: 'x_v1',
    playbook: '2.2',
    checks: [
      { check_id: 'w', passed: false, detail: '', severity: 'warning' },
      { check_id: 'u', passed: false, detail: '', unverified: true },
      failing,
      { check_id: 'ok', passed: true, detail: '' },
    ],
  });
  expect(row).toMatchObject({
    project: 'p',
    path: 'r.json',
    contract: 'x_v1',
    playbook: '2.2',
    verdict: 'failed',
    counts: { total: 3, failed: 1, warnings: 1 },
  });
  expect(row.findings.map((check) => check.check_id)).toEqual(['a', 'u', 'w']);
});

it.each([
  ['missing', 'missing'],
  ['directory', 'invalid'],
  ['too-large', 'invalid'],
  ['unreadable', 'invalid'],
  ['outside-workspace', 'invalid'],
] as const)('takes a file that is %s for %s', (kind, verdict) => {
  const problem = problemOf(kind, 'r.json');
  expect(parseReport('p', 'r.json', { ok: false, problem })).toMatchObject({
    verdict,
    problem: problem.message,
  });
});

it.each(['', '{', 'null', '[]', '"text"', '1', '{"a":1}x', '['.repeat(100_000)])(
  'takes %.20s for invalid',
  (text) =>
    expect(parsed(text)).toMatchObject({
      verdict: 'invalid',
      problem: 'r.json is not a JSON object: run its task again',
    }),
);

describe('a report of another producer', () => {
  it.each([{}, null, 'text', 1, { a: true }, [1, 'x', null, {}, { check_id: 'a' }]])(
    'may have %j under checks',
    (checks) =>
      expect(parsed({ status: 'ok', checks })).toMatchObject({
        verdict: 'passed',
        counts: { total: 0 },
        findings: [],
      }),
  );

  it.each([
    null,
    'a.yml:3',
    { file: 'a.yml' },
    { file: 'a.yml', line: 0, column: 1 },
    { file: 1, line: 1, column: 1 },
    { file: 'a.yml', line: 1.5, column: 1 },
  ])('keeps its finding where the place is %j', (location) => {
    const { findings } = parsed({ status: 'failed', checks: [{ ...failing, location, help: {} }] });
    expect(findings).toEqual([failing]);
  });

  it('may name no contract and no section', () => {
    expect(parsed({ slo_status: 'breach', contract: 1, playbook: [] })).toMatchObject({
      contract: '',
      playbook: '',
      verdict: 'failed',
    });
  });

  it('never makes the reader fail', () => {
    fc.assert(
      fc.property(fc.json(), fc.dictionary(fc.string(), fc.jsonValue()), (text, object) => {
        parsed(text);
        parsed({ ...object, checks: Object.values(object) });
      }),
    );
  });
});

it('orders by section of the playbook, and puts what has none last', () => {
  const sections = ['', '2.2.10', 'x', '2.2', '10', '2.10', '2.2.9', '2.x', '1', '0'];
  const rows = sections.map((playbook) => fakeRow({ playbook })).sort(comparePlaybook);
  expect(rows.map(({ playbook }) => playbook)).toEqual([
    '1',
    '2.2',
    '2.2.9',
    '2.2.10',
    '2.10',
    '10',
    '',
    'x',
    '2.x',
    '0',
  ]);
});
