import { DEFECT } from '../example-defect.js';
import { runVerify } from '../verify-run.js';
import { createUserWorkspace, type UserWorkspace, type WorkspaceKind } from './user-workspace.js';

const { file: CI, right: RIGHT, wrong: WRONG } = DEFECT;

const ALL_PASSED = '5 controls: 5 passed';

/** What differs between workspaces in the same scenario. */
export interface Adoption {
  readonly kind: WorkspaceKind | (() => Promise<WorkspaceKind>);
  /** False on Nx 22, where `verify` is never cached. */
  readonly isVerifyCached?: boolean;
}

/**
 * From a workspace without the suite to a first verdict, a failure and its repair, twice, with the one command that
 * users are told. The cases go on from each other.
 */
export function describeAdoption(name: string, adoption: Adoption): void {
  describe(`adoption in ${name}`, () => {
    let workspace: UserWorkspace;
    beforeAll(async () => {
      const { kind } = adoption;
      workspace = await createUserWorkspace(typeof kind === 'function' ? await kind() : kind);
    });
    afterAll(() => workspace.end());

    const breakAndVerify = async (): Promise<void> => {
      workspace.edit(CI, RIGHT, WRONG);
      const lines = workspace.read(CI).split('\n');
      const line = lines.findIndex((text) => text.includes(WRONG)) + 1;
      const { code, output } = await runVerify(workspace);
      expect(output).toContain(
        `First failing control: workflow_embedded_python of github, at ${CI}:${line}:`,
      );
      expect(output).toContain('5 controls: 4 passed, 1 failed');
      expect(code).not.toBe(0);
    };
    const repairAndVerify = async (): Promise<void> => {
      workspace.edit(CI, WRONG, RIGHT);
      const { code, output, ran, ranVerify } = await runVerify(workspace);
      expect(output).toContain(ALL_PASSED);
      expect(ran).toEqual([]);
      if (adoption.isVerifyCached !== false) expect(ranVerify).toEqual([]);
      expect(code).toBe(0);
    };

    it('is one command, which says what it did and what to run next', async () => {
      const { code, output } = await workspace.nx(['add', '@gonogo/release-gate']);
      expect(output).toContain('registered the plugin @gonogo/core/plugin');
      expect(output).toContain('nx run-many -t verify');
      expect(code).toBe(0);
      expect(workspace.read('.gitignore')).toContain('artifacts/');
      expect(workspace.exists('.github/release_gate_policy.json')).toBe(true);
    });

    it('changes nothing the second time', async () => {
      await workspace.git('add', '--all');
      await workspace.git('commit', '--quiet', '--message=gonogo');
      const { code, output } = await workspace.nx(['g', '@gonogo/release-gate:init']);
      expect(output).not.toMatch(/\b(?:CREATE|UPDATE|DELETE)\b/);
      expect(code).toBe(0);
      expect(await workspace.git('status', '--porcelain')).toBe('');
    });

    it('gives a first verdict', async () => {
      const { code, output, ran } = await runVerify(workspace);
      expect(output).toContain(ALL_PASSED);
      expect(ran).toHaveLength(5);
      expect(code).toBe(0);
    });

    it('takes the second one from the cache', async () => {
      const { code, output, ran } = await runVerify(workspace);
      expect(output).toContain(ALL_PASSED);
      expect(ran).toEqual([]);
      expect(code).toBe(0);
    });

    it('fails at the place of a defect', breakAndVerify);
    it('passes once that is repaired, from the cache', repairAndVerify);
    it('fails again on the very same defect, and replays no pass', breakAndVerify);
    it('passes again, from the cache', repairAndVerify);

    it('decides no-go while runtime evidence is missing, and says what is', async () => {
      const { code, output } = await workspace.nx(['run', 'github:release-gate']);
      expect(output).toContain('NO-GO');
      expect(code).not.toBe(0);
      expect(workspace.readJson('artifacts/release_readiness_gate_report.json')).toMatchObject({
        decision: 'no-go',
      });
    });
  });
}
