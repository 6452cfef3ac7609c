import { createWorkspace, type E2eWorkspace } from '../support/workspace.js';

const BUNDLE = 'policies/opa/bundle_manifest.json';
const BUNDLES = ['policies-billing', 'policies-opa'];

describe('a commit affects exactly the projects concerned', () => {
  let workspace: E2eWorkspace;
  beforeAll(async () => {
    workspace = await createWorkspace({
      files: {
        'README.md': '# Read me\n',
        'package-lock.json': '{ "name": "acme", "lockfileVersion": 3, "packages": {} }\n',
        'docs/architecture.md': '# Architecture\n',
        'policies/billing/bundle_manifest.json': '{}\n',
        'policies/billing/policy_pre.rego': 'package billing\n',
        'apps/shop/project.json': '{ "name": "shop" }\n',
        'apps/shop/index.js': '\n',
      },
    });
  });
  afterAll(() => {
    workspace.dispose();
  });

  it.each([
    { path: 'docs/required_status_checks.json', projects: ['github'] },
    { path: 'docs/BRANCH_PROTECTION_POLICY.md', projects: ['github'] },
    { path: '.github/workflows/ci.yml', projects: ['github'] },
    { path: '.github/workflows/smoke.yml', projects: ['github'] },
    { path: 'action.yml', projects: ['github'] },
    { path: BUNDLE, projects: ['policies-opa'] },
    { path: 'policies/opa/data.json', projects: ['policies-opa'] },
    { path: 'policies/billing/policy_pre.rego', projects: ['policies-billing'] },
    { path: 'apps/shop/index.js', projects: ['shop'] },
    { path: 'README.md', projects: [] },
    { path: 'docs/architecture.md', projects: [] },
    { path: 'package.json', projects: [] },
    { path: 'nx.json', projects: ['github', ...BUNDLES, 'shop'] },
  ])('$path: $projects', async ({ path, projects }) => {
    await commitChange(path);
    expect(await affectedProjects(workspace)).toEqual(projects);
  });

  it('runs verify, and the evidence that it waits for, of those projects alone', async () => {
    await commitChange('docs/required_status_checks.json');
    const { code, output } = await workspace.nx([
      ...['affected', '-t', 'verify', '--base=HEAD~1', '--graph=stdout'],
    ]);
    const { tasks } = JSON.parse(output.slice(output.indexOf('{'))) as {
      tasks: { tasks: Record<string, unknown> };
    };
    expect(code).toBe(0);
    expect(Object.keys(tasks.tasks).sort()).toEqual([
      'github:evidence-branch-protection-policy',
      'github:evidence-policy-gate-freshness',
      'github:evidence-required-status-checks',
      'github:evidence-workflow-embedded-python',
      'github:verify',
    ]);
  });

  it('runs nothing where nothing is affected', async () => {
    await commitChange('README.md');
    const { code, output } = await workspace.nx(['affected', '-t', 'verify', '--base=HEAD~1']);
    expect(code).toBe(0);
    expect(output).toContain('No tasks were run');
  });

  async function commitChange(path: string): Promise<void> {
    workspace.write(path, `${workspace.exists(path) ? workspace.read(path) : '{}'}\n`);
    await workspace.git('add', '--all');
    await workspace.git('commit', '--quiet', `--message=change ${path}`);
  }
});

async function affectedProjects(workspace: E2eWorkspace): Promise<string[]> {
  const args = ['show', 'projects', '--affected', '--base=HEAD~1', '--json'];
  const { code, output } = await workspace.nx(args);
  if (code !== 0) throw new Error(output);
  return (JSON.parse(output.slice(output.indexOf('['))) as string[]).sort();
}
