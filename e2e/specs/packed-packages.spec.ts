import { DEFECT } from '../support/example-defect.js';
import { createWorkspace, type E2eWorkspace } from '../support/workspace.js';

const { file: CI, right: HEREDOC_LINE, wrong: BROKEN_LINE } = DEFECT;

describe('the packed packages in a workspace of their own', () => {
  let workspace: E2eWorkspace;

  beforeAll(async () => {
    workspace = await createWorkspace();
  });
  afterAll(() => workspace.dispose());

  it('pass over a governed workspace, in one process', async () => {
    const { code, output } = await workspace.nx(['run-many', '-t', 'verify']);
    expect(output).toContain('Running 7 tasks with @gonogo/core:control');
    expect(output).toMatch(/5 controls: 5 passed/);
    expect(code).toBe(0);
  });

  it('come from the cache the second time, with the same table', async () => {
    const { code, output } = await workspace.nx(['run-many', '-t', 'verify']);
    expect(output).toMatch(/7\/7 hit/);
    expect(output).toMatch(/5 controls: 5 passed/);
    expect(code).toBe(0);
  });

  it.each(['the first time', 'the second time, in the very same way'])(
    'fail at the right place when a workflow is broken %s, and pass again when it is repaired',
    async () => {
      workspace.edit(CI, HEREDOC_LINE, BROKEN_LINE);
      const line =
        workspace
          .read(CI)
          .split('\n')
          .findIndex((text) => text.includes(BROKEN_LINE)) + 1;
      const broken = await workspace.nx(['run-many', '-t', 'verify']);
      expect(broken.code).toBe(1);
      expect(broken.output).toContain(
        `First failing control: workflow_embedded_python of github, at ${CI}:${line}:`,
      );
      expect(broken.output).toMatch(/5 controls: 4 passed, 1 failed/);

      workspace.edit(CI, BROKEN_LINE, HEREDOC_LINE);
      const repaired = await workspace.nx(['run-many', '-t', 'verify']);
      expect(repaired.code).toBe(0);
      expect(repaired.output).toMatch(/7\/7 hit/);
    },
  );

  it('restore deleted evidence from the cache', async () => {
    workspace.remove('artifacts');
    const { code } = await workspace.nx(['run-many', '-t', 'verify']);
    expect(code).toBe(0);
    expect(workspace.readJson('artifacts/workflow_embedded_python_report.json')).toMatchObject({
      contract: 'workflow_embedded_python_v1',
      status: 'passed',
    });
  });

  it('decide no-go while runtime evidence is missing, and say what is', async () => {
    const { code, output } = await workspace.nx(['release-gate', 'github']);
    expect(code).not.toBe(0);
    expect(output).toContain('no-go');
    expect(workspace.readJson('artifacts/release_readiness_gate_report.json')).toMatchObject({
      contract: 'release_readiness_gate_v1',
      decision: 'no-go',
    });
  });

  it('decide by another profile for one run', async () => {
    const { output } = await workspace.nx(['release-gate', 'github', '--profile=transitional']);
    expect(output).toContain('(profile transitional)');
    const unknown = await workspace.nx(['release-gate', 'github', '--profil=transitional']);
    expect(unknown.code).not.toBe(0);
    expect(unknown.output).toMatch(/profil: unknown key; known keys: .*"profile"/);
  });

  it('make evidence fail by hand with --enforce', async () => {
    workspace.edit(
      'policies/opa/bundle_manifest.json',
      '"cross_tenant_allowed": false',
      '"cross_tenant_allowed": 0',
    );
    const collected = await workspace.nx(['run', 'policies-opa:evidence-policy-bundle-lifecycle']);
    expect(collected.code).toBe(0);
    const enforced = await workspace.nx([
      'run',
      'policies-opa:evidence-policy-bundle-lifecycle',
      '--enforce',
    ]);
    expect(enforced.code).toBe(1);
    expect(enforced.output).toContain('manifest_tenant_scope_cross_tenant_allowed');
  });
});
