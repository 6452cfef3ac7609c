import { rmSync, writeFileSync } from 'node:fs';
import { DEFECT } from '../example-defect.js';
import type { E2eWorkspace } from '../workspace.js';
import { reportsOf } from '../reports.js';
import { createSharedRepository, TOKENS, type SharedRepository } from './shared-repository.js';
import { runShared, uploads, type SharedRun } from './shared-run.js';

const { file: CI, right: RIGHT, wrong: WRONG } = DEFECT;

const NOTES = 'services/pay/NOTES.md';

const ALL_PASSED = '11 controls: 11 passed';
const ONE_FAILED = '11 controls: 10 passed, 1 failed';

const EVIDENCE_ON_WORKFLOWS = [
  'github:evidence-branch-protection-policy',
  'github:evidence-policy-gate-freshness',
  'github:evidence-required-status-checks',
  'github:evidence-workflow-embedded-python',
];

const TASKS = [
  ...EVIDENCE_ON_WORKFLOWS,
  'github:verify',
  'policies-opa:evidence-policy-bundle-lifecycle',
  'policies-opa:verify',
  'registry:evidence-registry-capability-guardrails',
  'registry:evidence-registry-catalog',
  'registry:evidence-registry-skill-guardrails',
  'registry:evidence-registry-sunset',
  'registry:evidence-registry-validate',
  'registry:verify',
  'services-pay:evidence-release-notes',
  'services-pay:verify',
];

const NO_TASK = { 'cache-miss': [], 'local-cache-hit': [], 'remote-cache-hit': [] };

/**
 * Clones of one repository share a self-hosted remote cache: what one has found out the others get from there, verdicts
 * of failures among it, and never a verdict about other files. The cases go on from each other.
 *
 * @param nxVersion at least 23.2.1: before, `verify` is not cached
 * @param packagesFolder gives the folder with this Nx and the suite in its `node_modules`; called when the cases run
 */
export function describeRemoteCache(nxVersion: string, packagesFolder: () => string): void {
  describe(`a remote cache, on Nx ${nxVersion}`, () => {
    let shared: SharedRepository;
    let first: E2eWorkspace;
    let second: E2eWorkspace;
    let reader: E2eWorkspace;
    beforeAll(async () => {
      shared = await createSharedRepository(packagesFolder());
      first = await shared.clone();
      second = await shared.clone();
      reader = await shared.clone();
    });
    afterAll(() => shared.dispose());

    const verify = (clone: E2eWorkspace, token = TOKENS.write): Promise<SharedRun> =>
      runShared(shared, clone, token);

    it('is tried on that version', async () => {
      expect((await first.nx(['--version'])).output).toContain(nxVersion);
    });

    it('gets all results of the first clone, which finds none', async () => {
      const run = await verify(first);
      expect(run.output).toContain(ALL_PASSED);
      expect(run.code).toBe(0);
      expect(run.tasks).toEqual({ ...NO_TASK, 'cache-miss': TASKS });
      expect(uploads(run, 200)).toEqual(Object.values(run.hashes).sort());
      expect(shared.entries()).toEqual(Object.values(run.hashes).sort());
    });

    it('gives the second clone everything: reports byte for byte, verify and the table', async () => {
      const run = await verify(second);
      expect(run.tasks).toEqual({ ...NO_TASK, 'remote-cache-hit': TASKS });
      expect(run.output).toContain(ALL_PASSED);
      expect(run.output).toMatch(/│ registry +│ capability_sunset +│ passed/);
      expect(run.code).toBe(0);
      expect(run.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
      expect(Object.keys(reportsOf(second))).toHaveLength(11);
      expect(reportsOf(second)).toEqual(reportsOf(first));
    });

    it('has nothing for a change, and gets its evidence but no pass', async () => {
      const before = shared.entries();
      second.edit(CI, RIGHT, WRONG);
      const run = await verify(second);
      expect(run.output).toContain(ONE_FAILED);
      expect(run.output).toContain('First failing control: workflow_embedded_python of github');
      expect(run.code).not.toBe(0);
      expect(run.tasks['cache-miss']).toEqual([...EVIDENCE_ON_WORKFLOWS, 'github:verify']);
      const evidence = EVIDENCE_ON_WORKFLOWS.map((id) => run.hashes[id] ?? '');
      expect(shared.entries()).toEqual([...before, ...evidence].sort());
      expect(before).not.toContain(run.hashes['github:verify']);
    });

    it('gives the failed evidence to another clone with that change, where verify fails by itself', async () => {
      first.edit(CI, RIGHT, WRONG);
      const run = await verify(first);
      expect(run.output).toContain(ONE_FAILED);
      expect(run.code).not.toBe(0);
      expect(run.tasks['remote-cache-hit']).toEqual(EVIDENCE_ON_WORKFLOWS);
      expect(run.tasks['cache-miss']).toEqual(['github:verify']);
      expect(uploads(run, 200)).toEqual([]);
      expect(reportsOf(first)).toEqual(reportsOf(second));
    });

    it('has everything after the repair, for a clone that has lost its own cache too', async () => {
      for (const clone of [first, second]) clone.edit(CI, WRONG, RIGHT);
      const local = await verify(second);
      expect(local.tasks).toEqual({ ...NO_TASK, 'local-cache-hit': TASKS });
      expect(local).toMatchObject({ code: 0, requests: [] });
      expect(local.output).toContain(ALL_PASSED);

      rmSync(first.cacheFolder, { recursive: true });
      first.remove('.nx');
      const remote = await verify(first);
      expect(remote.tasks).toEqual({ ...NO_TASK, 'remote-cache-hit': TASKS });
      expect(remote.output).toContain(ALL_PASSED);
      expect(remote.code).toBe(0);
      expect(reportsOf(first)).toEqual(reportsOf(second));
    });

    it('gives everything to a token that may only read, and stores nothing of it', async () => {
      const before = shared.entries();
      const same = await verify(reader, TOKENS.read);
      expect(same.tasks).toEqual({ ...NO_TASK, 'remote-cache-hit': TASKS });
      expect(same.output).toContain(ALL_PASSED);
      expect(same.code).toBe(0);

      reader.edit(NOTES, 'payments', 'accounts');
      const other = await verify(reader, TOKENS.read);
      const misses = ['services-pay:evidence-release-notes', 'services-pay:verify'];
      expect(other.tasks['cache-miss']).toEqual(misses);
      expect(other.output).toContain(ALL_PASSED);
      expect(other.code).toBe(0);
      expect(uploads(other, 403)).toEqual(misses.map((id) => other.hashes[id]).sort());
      expect(shared.entries()).toEqual(before);
    });

    // Nx says "Successfully ran" over tasks that it skipped in these cases, and exits with 1.
    const expectNoVerdict = ({ code, output, tasks }: SharedRun): void => {
      expect(code).toBe(1);
      expect(output).not.toMatch(/controls:|│|passed/);
      expect(tasks).toEqual(NO_TASK);
    };

    it('that refuses the token is no verdict, and says so', async () => {
      const fresh = await shared.clone();
      const run = await verify(fresh, 'unknown-token');
      expectNoVerdict(run);
      expect(run.output).toContain('The access token is missing or not known here');
      expect(run.output).not.toContain('unknown-token');
      expect(fresh.exists('artifacts')).toBe(false);
    });

    it('with a damaged entry is no verdict', async () => {
      const fresh = await shared.clone();
      for (const entry of shared.entries()) writeFileSync(shared.entryFile(entry), 'damaged');
      expectNoVerdict(await verify(fresh));
      expect(fresh.exists('artifacts')).toBe(false);
    });

    it('that is down is no verdict, neither in a new clone nor after one', async () => {
      await shared.stopServer();
      const fresh = await shared.clone();
      expectNoVerdict(await verify(fresh));
      expect(fresh.exists('artifacts')).toBe(false);
      second.edit(NOTES, 'payments', 'accounts');
      expectNoVerdict(await verify(second));
    });

    it('is not asked by a clone that has its results itself', async () => {
      second.edit(NOTES, 'accounts', 'payments');
      const run = await verify(second);
      expect(run.tasks).toEqual({ ...NO_TASK, 'local-cache-hit': TASKS });
      expect(run.output).toContain(ALL_PASSED);
      expect(run.code).toBe(0);
    });
  });
}
