import { MIGRATION_TRACE, publishNextVersion } from '../support/adoption/publish-next-version.js';
import {
  createUserWorkspace,
  must,
  type UserWorkspace,
} from '../support/adoption/user-workspace.js';
import { createdByNx } from '../support/adoption/workspace-kinds.js';
import { runVerify } from '../support/verify-run.js';

describe('a workspace on a version of the suite that is not the newest', () => {
  let workspace: UserWorkspace;
  let next: string;
  beforeAll(async () => {
    next = await publishNextVersion();
    workspace = await createUserWorkspace(createdByNx('23.2.1'));
    await must(workspace, 'npx', 'nx', 'add', '@gonogo/release-gate');
    const { code, ran } = await runVerify(workspace);
    expect([code, ran.length]).toEqual([0, 5]);
  });
  afterAll(() => workspace.end());

  it('gets all packages of the new one by migrating one of them', async () => {
    await must(workspace, 'npx', 'nx', 'migrate', `@gonogo/release-gate@${next}`);
    const { devDependencies } = workspace.readJson('package.json') as {
      devDependencies: Record<string, string>;
    };
    const own = Object.entries(devDependencies).filter(([name]) => name.startsWith('@gonogo/'));
    expect(own.map(([name]) => name)).toEqual([
      '@gonogo/core',
      '@gonogo/policy-bundle',
      '@gonogo/release-gate',
      '@gonogo/workflows',
    ]);
    expect(own.filter(([, range]) => range.replace(/^[~^]/, '') !== next)).toEqual([]);
  });

  it('runs the migrations that the packages bring', async () => {
    await must(workspace, 'npm', 'install');
    await must(workspace, 'npx', 'nx', 'migrate', '--run-migrations');
    expect(workspace.read(MIGRATION_TRACE)).toBe('by the next version\n');
  });

  it('verifies with the new one, and replays no verdict of the old one', async () => {
    const first = await runVerify(workspace);
    expect(first.output).toContain('5 controls: 5 passed');
    expect(first.ran).toHaveLength(5);
    expect(first.code).toBe(0);
    expect(workspace.readJson('artifacts/policy_bundle_lifecycle_report.json')).toMatchObject({
      tool: { version: next },
    });
    expect((await runVerify(workspace)).ran).toEqual([]);
  });
});
