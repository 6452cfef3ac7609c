import { reportSchema } from '../contracts/report.js';
import type { ReportBuilder } from '../control/types.js';
import { createReportBuilder, type Envelope } from './report-builder.js';
import { serializeReport } from './write-report.js';

const ENVELOPE: Envelope = {
  contract: 'example_v1',
  generatedAt: '2026-01-01T00:00:00Z',
  tool: { name: 'gonogo', version: '1.2.3' },
  subject: { project: 'p', root: 'a/b' },
  playbook: '2.2.1',
  inputs: [{ path: 'a/b/f', sha256: 'a'.repeat(64) }],
};

function build(collect: (report: ReportBuilder) => void) {
  const builder = createReportBuilder();
  collect(builder);
  return builder.build(ENVELOPE);
}

const warning = { severity: 'warning' } as const;

it('makes what the report schema accepts', () => {
  const report = build((r) => {
    const location = { file: 'a/b/f', line: 1, column: 2 };
    r.check('one', true, 'holds');
    r.check('two', false, 'does not', { location, help: 'docs/x.md' });
    r.unverified('three', 'not seen', warning);
    r.set('bundle_root', 'a/b');
    r.count('files', 3);
    r.count('complete', false);
  });
  expect(reportSchema.parse(report)).toEqual(report);
  expect(report).toEqual({
    generated_at: '2026-01-01T00:00:00Z',
    contract: 'example_v1',
    status: 'failed',
    summary: {
      total: 2,
      passed: 1,
      failed: 1,
      pass_ratio: 0.5,
      unverified: 0,
      warnings: 1,
      files: 3,
      complete: false,
    },
    bundle_root: 'a/b',
    checks: [
      { check_id: 'one', passed: true, detail: 'holds', severity: 'error' },
      {
        check_id: 'two',
        passed: false,
        detail: 'does not',
        severity: 'error',
        location: { file: 'a/b/f', line: 1, column: 2 },
        help: 'docs/x.md',
      },
      {
        check_id: 'three',
        passed: false,
        detail: 'not seen',
        unverified: true,
        severity: 'warning',
      },
    ],
    schema_version: '1.0',
    tool: { name: 'gonogo', version: '1.2.3' },
    subject: { project: 'p', root: 'a/b' },
    playbook: '2.2.1',
    inputs: [{ path: 'a/b/f', sha256: 'a'.repeat(64) }],
  });
});

it.each<[string, (report: ReportBuilder) => void, string, object]>([
  ['nothing', () => undefined, 'unverified', { total: 0, passed: 0, failed: 0, pass_ratio: 0 }],
  ['what holds', (r) => r.check('a', true, ''), 'passed', { total: 1, passed: 1, pass_ratio: 1 }],
  ['what does not', (r) => r.check('a', false, ''), 'failed', { failed: 1, pass_ratio: 0 }],
  [
    'a warning, which does not count',
    (r) => r.check('a', false, '', warning),
    'passed',
    { total: 0, failed: 0, pass_ratio: 0, warnings: 1 },
  ],
  [
    'a warning that holds',
    (r) => r.check('a', true, '', warning),
    'passed',
    { total: 0, passed: 0, warnings: 0 },
  ],
  [
    'what could not be seen',
    (r) => {
      r.check('a', true, '');
      r.unverified('b', '');
    },
    'unverified',
    { total: 2, passed: 1, failed: 0, unverified: 1, pass_ratio: 0.5 },
  ],
  [
    'what could not be seen beside what is wrong',
    (r) => {
      r.unverified('a', '');
      r.check('b', false, '');
    },
    'failed',
    { total: 2, failed: 1, unverified: 1 },
  ],
  [
    'a warning that could not be seen',
    (r) => r.unverified('a', '', warning),
    'passed',
    { total: 0, unverified: 0, warnings: 1 },
  ],
])('counts %s', (_, collect, status, summary) => {
  const report = build(collect);
  expect(report.status).toBe(status);
  expect(report.summary).toMatchObject(summary);
  expect(reportSchema.safeParse(report).success).toBe(true);
});

it.each(['status', 'checks', 'summary', 'inputs', 'tool', 'contract', 'generated_at'])(
  'lets no control set %s itself',
  (field) =>
    expect(() => build((r) => r.set(field, 'passed'))).toThrow(
      new TypeError(
        `"${field}" is a field of the report that the checks decide: give it another name`,
      ),
    ),
);

it.each(['failed', 'total', 'passed', 'pass_ratio', 'warnings', 'unverified'])(
  'lets no control count %s itself',
  (name) => expect(() => build((r) => r.count(name, 0))).toThrow(TypeError),
);

it('gives the same bytes for the same findings, and does not share its parts', () => {
  const collect = (r: ReportBuilder): void => {
    r.set('b', 1);
    r.set('a', { z: 1, y: 2 });
    r.check('x', true, 'é \u{1F600}');
  };
  expect(serializeReport(build(collect))).toBe(serializeReport(build(collect)));
  expect(build(collect).inputs).not.toBe(ENVELOPE.inputs);
});
