import { NEEDS, workspace } from '../../testing/green-workspace.js';
import { checkOf, failingIds, runGate, type GateRun } from '../../testing/run-gate.js';

const JOBS = ['policy-bundle-governance', 'runtime_canary', 'dx_metrics', 'ci_stability_trend'];
const IDS = JOBS.map((job) => `job_result:${job}`);

function gate(
  options: Record<string, unknown>,
  environment: Record<string, string> = {},
): Promise<GateRun> {
  return runGate(workspace(), { options, environment });
}

function needs(result: unknown): string {
  return JSON.stringify({ ...JSON.parse(NEEDS), runtime_canary: { result } });
}

it('are taken from the option, else from GONOGO_NEEDS, else from NEEDS_CONTEXT', async () => {
  expect(failingIds(await gate({ needs: NEEDS }, { GONOGO_NEEDS: '{}' }))).toEqual([]);
  expect(failingIds(await gate({}, { GONOGO_NEEDS: NEEDS, NEEDS_CONTEXT: '{}' }))).toEqual([]);
  expect(failingIds(await gate({}, { GONOGO_NEEDS: '', NEEDS_CONTEXT: NEEDS }))).toEqual([]);
  expect(failingIds(await gate({}))).toEqual(IDS);
});

it.each(['failure', 'cancelled', 'skipped', 'Success', '', null, true])(
  'must be success: %j is not',
  async (result) => {
    const run = await gate({ needs: needs(result) });
    expect(failingIds(run)).toEqual(['job_result:runtime_canary']);
    expect(run.report.decision).toBe('no-go');
  },
);

it.each(['{', '[]', '"x"', 'null'])('a context that is %j is refused', async (text) => {
  const run = await gate({ needs: text });
  expect(failingIds(run)).toEqual(['needs_json_parse', ...IDS]);
});

it('know no inherited property of an object', async () => {
  const policy = JSON.parse(String(workspace()['.github/release_gate_policy.json'])) as {
    profiles: { strict: Record<string, unknown> };
  };
  policy.profiles.strict.required_jobs = ['constructor', '__proto__'];
  const files = workspace({ '.github/release_gate_policy.json': policy as never });
  const run = await runGate(files, { options: { needs: '{}' } });
  expect(failingIds(run)).toEqual(['job_result:constructor', 'job_result:__proto__']);
});

it('can be given one by one, but not against the context', async () => {
  const given = Object.fromEntries(JOBS.map((job) => [job, 'success']));
  expect(failingIds(await gate({ job_results: given }))).toEqual([]);
  const run = await gate({ job_results: given, needs: needs('failure') });
  expect(failingIds(run)).toEqual(['job_result:runtime_canary']);
  expect(checkOf(run, 'job_result:runtime_canary').detail).toBe('result failure; allowed: success');
});

it('are those of the profile where it names some', async () => {
  const run = await gate({ profile: 'promotion' });
  expect(failingIds(run)).toEqual([]);
  expect(run.report.inputs.required_jobs).toEqual([]);
});
