import { NEEDS, POLICY, workspace } from '../../testing/green-workspace.js';
import { checkOf, failingIds, runGate, type GateRun } from '../../testing/run-gate.js';

const PATH = '.github/release_gate_policy.json';
const profiles = POLICY.profiles as Record<string, Record<string, unknown>>;

function withPolicy(
  policy: object | string | null,
  options: Record<string, unknown> = {},
): Promise<GateRun> {
  const files = workspace({ [PATH]: policy as string });
  return runGate(files, { options: { needs: NEEDS, ...options } });
}

function withProfile(name: string, change: Record<string, unknown>): object {
  return { ...POLICY, profiles: { ...profiles, [name]: { ...profiles[name], ...change } } };
}

function findings({ verification }: GateRun): string[] {
  return verification.checks.filter((check) => !check.passed).map((check) => check.check_id);
}

it('is strict by preset, and says so, where there is no policy file', async () => {
  const run = await withPolicy(null);
  expect(run.report.inputs).toMatchObject({
    policy_source: 'preset',
    max_high_failures: 0,
    max_medium_failures: 0,
    max_evidence_age_hours: 24,
  });
  expect(checkOf(run, 'policy_load')).toMatchObject({ passed: false, severity: 'medium' });
  expect(findings(run)).toEqual(['policy_file_exists']);
  expect(run.report.decision).toBe('no-go');
});

it('does not answer for a profile that nobody wrote', async () => {
  const absent = await withPolicy(null, { profile: 'transitional' });
  const others = Object.fromEntries(
    Object.entries(profiles).filter(([name]) => name !== 'promotion'),
  );
  const partial = await withPolicy({ ...POLICY, profiles: others }, { profile: 'promotion' });
  expect(checkOf(absent, 'policy_load')).toMatchObject({ passed: false, severity: 'high' });
  expect(checkOf(partial, 'policy_load')).toMatchObject({ passed: false, severity: 'high' });
  expect(partial.report.inputs.required_jobs).toHaveLength(4);
});

it.each([
  ['', '1:1: not valid JSON'],
  ['[]', 'holds an array'],
  ['{"profiles": {}, "profiles": {}}', '1:18: key "profiles" is repeated'],
])('reports %j as no policy', async (text, message) => {
  const run = await withPolicy(text);
  expect(checkOf(run, 'policy_load')).toMatchObject({ passed: false, severity: 'high' });
  expect(checkOf(run, 'policy_load').detail).toContain(message);
  expect(findings(run)).toEqual(['policy_json_valid']);
});

it.each<[string, object, string[]]>([
  ['nothing', POLICY, []],
  ['no profiles', { version: '1' }, ['policy_field:profiles', 'strict_allows_no_failures']],
  [
    'profiles that are a list',
    { profiles: [] },
    ['policy_field:profiles', 'strict_allows_no_failures'],
  ],
  [
    'another profile',
    { profiles: { ...profiles, lax: profiles.strict } },
    ['profile_unexpected:lax'],
  ],
  ['another key', { ...POLICY, profile: 'x' }, ['policy_field:profile']],
  [
    'a word for a boolean',
    withProfile('promotion', { allow_trend_unverified: 'true' }),
    ['profile_field:promotion.allow_trend_unverified'],
  ],
  [
    'a negative limit',
    withProfile('transitional', { max_medium_failures: -1 }),
    ['profile_field:transitional.max_medium_failures'],
  ],
  [
    'a limit that is true',
    withProfile('transitional', { max_high_failures: true }),
    ['profile_field:transitional.max_high_failures'],
  ],
  [
    'a fraction',
    withProfile('transitional', { durability_advanced_min_expected_tests: 1.5 }),
    ['profile_field:transitional.durability_advanced_min_expected_tests'],
  ],
  [
    'a misspelt key',
    withProfile('strict', { max_hihg_failures: 0 }),
    ['profile_field:strict.max_hihg_failures'],
  ],
  [
    'a strict profile that forgives',
    withProfile('strict', { max_medium_failures: 1 }),
    ['strict_allows_no_failures'],
  ],
  [
    'a key left out',
    withProfile('strict', { max_high_failures: undefined }),
    ['profile_field:strict.max_high_failures', 'strict_allows_no_failures'],
  ],
  [
    'an age of nothing',
    { ...POLICY, max_evidence_age_hours: 0 },
    ['policy_field:max_evidence_age_hours'],
  ],
])('finds %s', async (_, policy, ids) => {
  const run = await withPolicy(policy);
  expect(findings(run)).toEqual(ids);
  expect(failingIds(run)).toEqual(
    ids.length === 0 ? [] : expect.arrayContaining(['release_gate_policy_status_passed']),
  );
});

it('points at the key in question', async () => {
  const run = await withPolicy(withProfile('transitional', { max_high_failures: '0' }));
  const [finding] = run.verification.checks.filter((check) => !check.passed);
  expect(finding).toMatchObject({
    check_id: 'profile_field:transitional.max_high_failures',
    location: { file: PATH, line: 13, column: 7 },
    detail: `${PATH}:13:7: profiles.transitional.max_high_failures is "0"; expected: a value of type number`,
  });
});

it('never decides with a value of the wrong type', async () => {
  const policy = withProfile('transitional', {
    max_high_failures: '99',
    allow_trend_unverified: 1,
  });
  const run = await withPolicy(policy, { profile: 'transitional' });
  expect(run.report.inputs).toMatchObject({
    max_high_failures: 0,
    max_medium_failures: 2,
    allow_trend_unverified: false,
  });
});

it('never lets strict forgive anything', async () => {
  const run = await withPolicy(withProfile('strict', { max_high_failures: 9 }));
  expect(run.report).toMatchObject({ decision: 'no-go', inputs: { max_high_failures: 0 } });
});

it('cannot be a profile outside of the three', () => {
  return expect(withPolicy(POLICY, { profile: 'lax' })).rejects.toThrow();
});

it('reads the files where the options say', async () => {
  const files = { ...workspace({ [PATH]: null }), 'policy.json': JSON.stringify(POLICY) };
  const run = await runGate(files, { options: { needs: NEEDS, policy_file: 'policy.json' } });
  expect(run.report).toMatchObject({ decision: 'go', inputs: { policy_file: 'policy.json' } });
});

describe('settings of a profile', () => {
  const transitional = { profile: 'transitional' };

  it.each([
    ['trend', { status: 'unverified' }, 'trend_report_status'],
    ['trend_slo', { status: 'unverified', slo_status: 'unverified' }, 'trend_slo_status'],
  ])('allow_trend_unverified allows %s to be %j', async (name, change, id) => {
    const files = workspace({ [name]: change });
    const strict = await runGate(files, { options: { needs: NEEDS } });
    const loose = await runGate(files, { options: { needs: NEEDS, ...transitional } });
    expect(failingIds(strict)).toEqual([id]);
    expect(loose.report.decision).toBe('go');
  });

  it('allow_trend_unverified allows no breach and no unknown word', async () => {
    for (const slo_status of ['breach', 'great']) {
      const files = workspace({ trend_slo: { slo_status, status: undefined } });
      const run = await runGate(files, { options: { needs: NEEDS, ...transitional } });
      expect(failingIds(run)).toContain('trend_slo_status');
    }
  });

  it.each([
    ['dx_slo', 'dx_allowed_slo_statuses', 'dx_slo_status_pass'],
    ['trend_slo', 'trend_allowed_slo_statuses', 'trend_slo_status'],
  ])('the words for %s are those of %s', async (name, key, id) => {
    const files = workspace({
      [name]: { slo_status: ' Green ', status: undefined },
      [PATH]: withProfile('strict', { [key]: ['green'] }) as never,
    });
    const allowed = await runGate(files, { options: { needs: NEEDS } });
    const other = await runGate(workspace({ [name]: { slo_status: 'Green' } }), {
      options: { needs: NEEDS },
    });
    expect(checkOf(allowed, id).passed).toBe(true);
    expect(failingIds(other)).toContain(id);
  });

  it('an SLO that contradicts its status is not believed', async () => {
    const files = workspace({ dx_slo: { status: 'failed', slo_status: 'pass' } });
    const run = await runGate(files, { options: { needs: NEEDS } });
    expect(checkOf(run, 'dx_slo_status_pass').detail).toContain('contradicts status "failed"');
  });

  it('durability numbers are at least those of the profile', async () => {
    const numbers = {
      durability_advanced_min_expected_scenarios: 4,
      durability_advanced_min_expected_tests: 15,
    };
    const run = await withPolicy(withProfile('strict', numbers));
    expect(failingIds(run)).toEqual([
      'durability_advanced_expected_scenarios',
      'durability_advanced_expected_tests',
    ]);
  });

  it.each([
    [true, true, 'medium'],
    [false, false, 'high'],
  ])(
    'allow_missing_runtime_executive_summary %s: an empty one passes: %s',
    async (allow_missing_runtime_executive_summary, passed, severity) => {
      const policy = withProfile('strict', { allow_missing_runtime_executive_summary });
      const run = await runGate({ [PATH]: JSON.stringify(policy) });
      expect(checkOf(run, 'runtime_exec_summary_report_present')).toMatchObject({
        passed,
        severity,
      });
    },
  );
});
