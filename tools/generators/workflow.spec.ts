import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import type { Tree } from '@nx/devkit';
import type { ControlDefinition, Report } from '../../packages/core/src';
import { runOn } from '../../packages/core/src/testing';
import workflowGenerator from '../../packages/release-gate/src/generators/workflow/generator';
import { branchProtectionPolicy } from '../../packages/workflows/src/controls/branch-protection-policy/control';
import { embeddedPython } from '../../packages/workflows/src/controls/embedded-python/control';
import { gateFreshness } from '../../packages/workflows/src/controls/gate-freshness/control';
import { requiredStatusChecks } from '../../packages/workflows/src/controls/required-status-checks/control';
import workflowsInit from '../../packages/workflows/src/generators/init/generator';

const WORKSPACES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  npm: { 'package-lock.json': '{}' },
  pnpm: { 'pnpm-lock.yaml': '' },
  yarn: { 'yarn.lock': '' },
  'no package.json': { nx: '', 'nx.json': '{ "installation": { "version": "23.2.1" } }' },
};

const POLICY = `Require pull request before merging.
Require status checks to pass before merging: policy-bundle-governance, runtime_canary.
`;

/** A workspace in which both generators have run, and people have written down what they require. */
function generated(files: Readonly<Record<string, string>>): Record<string, string> {
  const tree: Tree = createTreeWithEmptyWorkspace();
  for (const [path, text] of Object.entries(files)) tree.write(path, text);
  if (files.nx !== undefined) tree.delete('package.json');
  workflowGenerator(tree, {});
  workflowsInit(tree);
  tree.write('docs/BRANCH_PROTECTION_POLICY.md', POLICY);
  return Object.fromEntries(
    tree.listChanges().map(({ path, content }) => [path, content?.toString() ?? '']),
  );
}

function findings({ checks }: Report): string[] {
  return checks.filter(({ passed }) => !passed).map(({ detail }) => detail);
}

describe.each(Object.entries(WORKSPACES))('the generated workflows, %s', (_, files) => {
  const workspace = generated(files);

  it.each<[string, ControlDefinition]>([
    ['gate freshness', gateFreshness],
    ['required status checks', requiredStatusChecks],
    ['branch protection policy', branchProtectionPolicy],
    ['embedded Python', embeddedPython],
  ])('pass the control of %s without a finding', async (__, control) => {
    const report = await runOn(control, workspace);
    expect([report.status, findings(report)]).toEqual(['passed', []]);
  });

  it('leave the check of a workflow green that knows no merge queue', async () => {
    const test =
      'on: pull_request\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps: [{ run: make }]\n';
    const beside = generated({ ...files, '.github/workflows/test.yml': test });
    const required = 'docs/required_status_checks.json';
    expect(JSON.parse(beside[required] ?? '')).toMatchObject({
      required_status_checks: ['policy-bundle-governance', 'runtime_canary', 'test'],
    });
    const policy = { 'docs/BRANCH_PROTECTION_POLICY.md': `${POLICY}test\n` };
    const report = await runOn(requiredStatusChecks, { ...beside, ...policy });
    expect([report.status, findings(report)]).toEqual(['passed', []]);
  });

  it('gate a merge by both jobs', () => {
    expect(JSON.parse(workspace['docs/required_status_checks.json'] ?? '')).toMatchObject({
      required_status_checks: ['policy-bundle-governance', 'runtime_canary'],
    });
  });
});
