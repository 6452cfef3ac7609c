import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { NEEDS, workspace, type Changes } from '../../testing/green-workspace.js';
import { checkOf, failingIds, runGate, sha256, type GateRun } from '../../testing/run-gate.js';

const PATH = '.github/github_branch_protection_attestation.json';
const RUNBOOK = 'docs/GITHUB_RULESET_RUNBOOK.md';
const PROOF = 'docs/evidence/ruleset.png';
const PICTURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]);
const ID = 'github_branch_protection_status_passed';

const attestation = {
  control: 'github_branch_protection_report',
  verified_by: 'repository-admin',
  verified_at: '2026-06-01T09:00:00Z',
  expires_at: '2026-06-08T09:00:00Z',
  runbook: RUNBOOK,
  proof: { path: PROOF, sha256: sha256(PICTURE) },
};

function gate(
  change: Record<string, unknown> | null,
  changes: Changes = {},
  prepare?: (root: string) => void,
): Promise<GateRun> {
  const files = {
    ...workspace({
      github_branch_protection: { status: 'unverified' },
      [RUNBOOK]: '# Runbook\n',
      [PATH]: change === null ? null : { ...attestation, ...change },
      ...changes,
    }),
    ...(changes[PROOF] !== null && { [PROOF]: PICTURE }),
  };
  return runGate(files, { options: { needs: NEEDS }, ...(prepare && { prepare }) });
}

it('lets the branch protection report be unverified, and is recorded', async () => {
  const run = await gate({});
  expect(failingIds(run)).toEqual([]);
  expect(run.report).toMatchObject({
    decision: 'go',
    attestation: { valid: true, verified_by: 'repository-admin', path: PATH },
  });
  expect(checkOf(run, ID).detail).toContain('attested');
  expect(run.governance.status).toBe('unverified');
});

it('is needed', async () => {
  const run = await gate(null);
  expect(failingIds(run)).toEqual([ID]);
  expect(checkOf(run, ID).detail).toContain(`there is no attestation ${PATH}`);
});

it.each<[string, Record<string, unknown>, string]>([
  ['of another control', { control: 'promotion_readiness' }, 'control is "promotion_readiness"'],
  ['by nobody', { verified_by: '  ' }, 'verified_by is "  "'],
  ['of no time', { verified_at: 'today' }, 'verified_at is "today"'],
  ['from the future', { verified_at: '2026-06-01T12:05:01Z' }, 'lies in the future'],
  ['that expired', { expires_at: '2026-06-01T12:00:00Z' }, 'expired at 2026-06-01T12:00:00Z'],
  ['after another runbook', { runbook: 'docs/OTHER.md' }, 'runbook is "docs/OTHER.md"'],
  ['without proof', { proof: undefined }, 'proof is missing'],
  ['of another proof', { proof: { path: PROOF, sha256: '0'.repeat(64) } }, 'has sha256'],
  [
    'of a proof that is not there',
    { proof: { path: 'x.png', sha256: '0'.repeat(64) } },
    'x.png does not exist',
  ],
  [
    'of a proof outside',
    { proof: { path: '../../etc/hostname', sha256: '0'.repeat(64) } },
    'etc/hostname',
  ],
  [
    'with a sum of another form',
    { proof: { path: PROOF, sha256: 'ABC' } },
    'proof.sha256 is "ABC"',
  ],
  ['with an unknown key', { note: 'x' }, 'note: unknown key'],
])('%s does not count', async (_, change, message) => {
  const run = await gate(change);
  expect(failingIds(run)).toEqual([ID]);
  expect(checkOf(run, ID).detail).toContain(message);
  expect(run.report.decision).toBe('no-go');
});

it('needs its runbook, and a proof that is a file in the workspace', async () => {
  const noRunbook = await gate({}, { [RUNBOOK]: null });
  const link = await gate({}, { [PROOF]: null }, (root) => {
    mkdirSync(join(root, 'docs/evidence'), { recursive: true });
    symlinkSync('/etc/hostname', join(root, PROOF));
  });
  const folder = await gate({}, { [PROOF]: null }, (root) =>
    mkdirSync(join(root, PROOF), { recursive: true }),
  );
  expect(checkOf(noRunbook, ID).detail).toContain(`runbook ${RUNBOOK} does not exist`);
  expect(checkOf(link, ID).detail).toContain('leads out of the workspace');
  expect(checkOf(folder, ID).detail).toContain('is not a regular file');
});

it.each(['policy_gate_freshness', 'dx_metrics'])('does not count while %s fails', async (name) => {
  const run = await gate({}, { [name]: { status: 'failed' } });
  expect(failingIds(run)).toContain(ID);
  expect(checkOf(run, ID).detail).toContain(`but ${name} does`);
});

it('does not make a failed, stale or unknown report good', async () => {
  for (const change of [{ status: 'failed' }, { status: 'fine' }]) {
    expect(failingIds(await gate({}, { github_branch_protection: change }))).toContain(ID);
  }
  const stale = { status: 'unverified', generated_at: '2026-05-01T00:00:00Z' };
  expect(failingIds(await gate({}, { github_branch_protection: stale }))).toEqual([
    'github_branch_protection_report_fresh',
  ]);
});

it('does not let any other control be unverified', async () => {
  const run = await gate({}, { policy_gate_freshness: { status: 'unverified' } });
  expect(failingIds(run)).toEqual(['policy_gate_freshness_status_passed']);
});
