import { NEEDS, workspace, type Changes } from '../../testing/green-workspace.js';
import { checkOf, failingIds, runGate, type GateRun } from '../../testing/run-gate.js';

const PATH = '.github/release_exceptions.json';

const entry = {
  check_id: 'policy_shadow_report_present',
  approved_by: 'release-owner',
  reason: 'shadow run is being moved',
  expires_at: '2026-06-15T00:00:00Z',
};

function gate(exceptions: unknown, changes: Changes = {}): Promise<GateRun> {
  const files = workspace({
    ...changes,
    [PATH]: typeof exceptions === 'string' ? exceptions : JSON.stringify({ exceptions }, null, 2),
  });
  return runGate(files, { options: { needs: NEEDS, profile: 'transitional' } });
}

const SHADOW_GONE: Changes = { policy_shadow: null };

it('lowers a high failure to medium, and lists it', async () => {
  const without = await gate([], SHADOW_GONE);
  const run = await gate([entry], SHADOW_GONE);
  expect(without.report.decision).toBe('no-go');
  expect(run.report).toMatchObject({
    decision: 'conditional-go',
    status: 'failed',
    exceptions_applied: [entry],
    summary: { high_failures: 0, medium_failures: 1 },
  });
  expect(run.success).toBe(true);
  expect(checkOf(run, entry.check_id)).toMatchObject({ passed: false, severity: 'medium' });
  expect(run.markdown['release_readiness_gate_summary.md']).toContain('shadow run is being moved');
});

it('lowers stale evidence too', async () => {
  const stale = { policy_shadow: { generated_at: '2026-05-01T00:00:00Z' } };
  const run = await gate([{ ...entry, check_id: 'policy_shadow_report_fresh' }], stale);
  expect(run.report.decision).toBe('conditional-go');
});

it('lowers a trend that could not be seen yet, but nothing else that is unverified', async () => {
  const options = { needs: NEEDS, profile: 'strict' };
  const exceptions = (id: string) => ({ exceptions: [{ ...entry, check_id: id }] });
  const trend = await runGate(
    workspace({
      trend_slo: { slo_status: 'unverified', status: undefined },
      [PATH]: exceptions('trend_slo_status'),
    }),
    { options },
  );
  expect(checkOf(trend, 'trend_slo_status').severity).toBe('medium');
  const id = 'replay_determinism_status_passed';
  const run = await gate([{ ...entry, check_id: id }], {
    replay_determinism: { status: 'unverified' },
  });
  expect(checkOf(run, id)).toMatchObject({ severity: 'high', unverified: true });
  expect(run.report.decision).toBe('no-go');
  expect(run.report.exceptions_applied).toEqual([]);
  expect(checkOf(run, 'exceptions_entry_issue').detail).toContain('playbook section 2.5');
});

it.each<[string, Record<string, unknown>, string, [line: number, column: number]]>([
  ['expired', { expires_at: '2026-06-01T12:00:00Z' }, 'expired at 2026-06-01T12:00:00Z', [7, 21]],
  ['without a reason', { reason: ' ' }, 'exceptions[0]: reason is " "', [6, 17]],
  ['with no date', { expires_at: 'soon' }, 'expires_at is "soon"', [7, 21]],
  [
    'with a day that no month has',
    { expires_at: '2026-06-31' },
    'expires_at is "2026-06-31"',
    [7, 21],
  ],
  ['approved by nobody', { approved_by: undefined }, 'approved_by is missing', [3, 5]],
  ['approved by a number', { approved_by: 1 }, 'approved_by is 1', [5, 22]],
  [
    'that never matches',
    { check_id: 'no_such_check' },
    'no check has the id no_such_check',
    [4, 19],
  ],
])('an entry %s is a medium failure of its own', async (_, change, message, [line, column]) => {
  const run = await gate([{ ...entry, ...change }], SHADOW_GONE);
  const issue = checkOf(run, 'exceptions_entry_issue');
  expect(issue).toMatchObject({ passed: false, severity: 'medium' });
  expect(issue.detail).toContain(message);
  expect(issue.location).toEqual({ file: PATH, line, column });
  expect(checkOf(run, entry.check_id).severity).toBe('high');
  expect(run.report.exceptions_applied).toEqual([]);
});

it('an entry that expires a second later is live', async () => {
  const run = await gate([{ ...entry, expires_at: '2026-06-01T12:00:01Z' }], SHADOW_GONE);
  expect(run.report.decision).toBe('conditional-go');
});

it.each([[null], ['x'], [[]]])('an entry %j is malformed', async (malformed) => {
  const run = await gate([malformed]);
  expect(failingIds(run)).toEqual(['exceptions_entry_issue']);
});

it('a second entry for the same check is reported, and the first counts', async () => {
  const run = await gate([entry, { ...entry, reason: 'again' }], SHADOW_GONE);
  expect(run.report.exceptions_applied).toEqual([entry]);
  const issue = checkOf(run, 'exceptions_entry_issue');
  expect(issue.location).toEqual({ file: PATH, line: 10, column: 19 });
  expect(issue.detail).toContain('at line 4 already');
});

it('an entry whose check holds is listed as not needed', async () => {
  const passing = await gate([{ ...entry, check_id: 'policy_shadow_status_passed' }]);
  const absent = await gate([entry]);
  for (const run of [passing, absent]) {
    expect(run.report.decision).toBe('go');
    expect(run.report.exceptions_applied).toEqual([]);
    expect(run.report.exceptions_unused).toHaveLength(1);
  }
});

it.each([
  ['{', 'not valid JSON'],
  ['{"exceptions": {}}', 'must be an array'],
  ['{}', 'must be an array'],
])('a file that is %j fails', async (text, message) => {
  const run = await gate(text);
  expect(checkOf(run, 'exceptions_file_load')).toMatchObject({ passed: false, severity: 'high' });
  expect(checkOf(run, 'exceptions_file_load').detail).toContain(message);
});

it('a file that an option names must be there', async () => {
  const named = await runGate(workspace(), {
    options: { needs: NEEDS, exceptions_file: 'exceptions.json' },
  });
  expect(failingIds(named)).toEqual(['exceptions_file_load']);
  expect(failingIds(await runGate(workspace(), { options: { needs: NEEDS } }))).toEqual([]);
});
