import { withPlugin } from '../support/plugin-options.js';
import { createWorkspace, type E2eWorkspace, type WorkspaceOptions } from '../support/workspace.js';

const LIFECYCLE = 'evidence-policy-bundle-lifecycle';
const BUNDLE = 'policies/opa/bundle_manifest.json';

describe('inference', () => {
  let workspace: E2eWorkspace | undefined;
  afterEach(() => workspace?.dispose());

  const create = async (options: WorkspaceOptions = {}): Promise<E2eWorkspace> =>
    (workspace = await createWorkspace(options));

  it('adds targets to the project around a marker', async () => {
    const project = { name: 'policies', targets: { build: { command: 'echo built' } } };
    const { nx, projects } = views(
      await create({ files: { 'policies/project.json': JSON.stringify(project) } }),
    );
    expect(await projects()).toEqual(['github', 'policies']);
    const { output } = await nx(['show', 'project', 'policies', '--json']);
    const { targets } = JSON.parse(output.slice(output.indexOf('{'))) as { targets: object };
    expect(Object.keys(targets).sort()).toEqual(['build', LIFECYCLE, 'verify']);
  });

  it('gives each of two bundles a folder of reports', async () => {
    const second = 'policies/billing/bundle_manifest.json';
    const own = await create({ files: { [second]: '{}\n', 'policies/billing/a.rego': '' } });
    const { code } = await own.nx(['run-many', '-t', 'verify']);
    expect(code).toBe(1);
    const report = 'policy_bundle_lifecycle_report.json';
    expect(own.readJson(`artifacts/policies-opa/${report}`)).toMatchObject({ status: 'passed' });
    expect(own.readJson(`artifacts/policies-billing/${report}`)).toMatchObject({
      status: 'failed',
      subject: { project: 'policies-billing', root: 'policies/billing' },
    });
    expect(own.exists('artifacts/policy_gate_freshness_report.json')).toBe(true);
  });

  it('warns of a control package that does not load, and fails verify', async () => {
    const controls = ['@gonogo/policy-bundle', '@acme/missing'];
    const { nx, projects } = views(await create({ nxJson: withPlugin({ controls }) }));
    expect(await projects()).toEqual(['policies-opa']);
    const evidence = await nx(['run', `policies-opa:${LIFECYCLE}`]);
    expect(evidence.code).toBe(0);
    expect(evidence.output).toContain('control package "@acme/missing" cannot be loaded');
    const { code, output } = await nx(['run-many', '-t', 'verify']);
    expect(code).toBe(1);
    expect(output).toMatch(/failed {2}policies-opa: control package "@acme\/missing"/);
  });

  it('fails verify too where the only control package does not load', async () => {
    const { nx } = views(await create({ nxJson: withPlugin({ controls: ['@acme/missing'] }) }));
    const { code, output } = await nx(['run-many', '-t', 'verify']);
    expect(code).toBe(1);
    expect(output).toContain('control package "@acme/missing" cannot be loaded');
  });

  it.each([
    {
      title: 'an option of the plugin',
      options: { controls: [], artefactsDir: 'out' },
      messages: ['artefactsDir', 'artifactsDir', 'controls', 'exclude', 'roots', 'targets'],
    },
    {
      title: 'a control',
      options: {
        controls: ['@gonogo/policy-bundle'],
        targets: { 'policy-bundle-livecycle': false },
      },
      messages: ['"targets.policy-bundle-livecycle"', 'known: policy-bundle-lifecycle'],
    },
    {
      title: 'an option of a control',
      options: {
        controls: ['@gonogo/policy-bundle'],
        controlOptions: { 'policy-bundle-lifecycle': { manifest: 'x.json' } },
      },
      messages: [
        'controlOptions.policy-bundle-lifecycle',
        'manifest: unknown key',
        'manifest_file',
        'rego_file',
      ],
    },
  ])('names $title that is not known, and the known ones', async ({ options, messages }) => {
    const { nx } = views(await create({ nxJson: withPlugin(options) }));
    const { code, output } = await nx(['show', 'projects']);
    expect(code).toBe(1);
    for (const message of messages) expect(output).toContain(message);
  });

  it('keeps the graph whatever markers hold', async () => {
    const own = await create({
      files: {
        'policies/a/bundle_manifest.json': '\u0000\u0001 binary \uFFFF',
        'policies/a/a.rego': '\u0000',
        'policies/b/bundle_manifest.json/README.md': 'a folder\n',
        'policies/b/b.rego': '',
        'policies/c/bundle_manifest.json': '{ "name": ',
        'policies/c/c.rego': '',
        'policies/c/project.json': '{ "name": "third" }',
        '.github/workflows/broken.yml': '\u0000: [',
      },
    });
    const { projects, nx } = views(own);
    expect(await projects()).toEqual(['github', 'policies-a', 'policies-opa', 'third']);
    const { output } = await nx(['run-many', '-t', 'verify']);
    expect(output).toMatch(/policies-opa +│ policy_bundle_lifecycle +│ passed/);
    expect(output).toMatch(/policies-a +│ policy_bundle_lifecycle +│ failed/);
    expect(output).toMatch(/third +│ policy_bundle_lifecycle +│ failed/);
  });

  it('renames targets, leaves targets out, and keeps them in verify and the table', async () => {
    const own = await create({
      nxJson: withPlugin({
        controls: ['@gonogo/policy-bundle', '@gonogo/workflows'],
        artifactsDir: 'out/evidence',
        targets: {
          'policy-bundle-lifecycle': { name: 'bundle' },
          'workflow-embedded-python': false,
          verify: { name: 'governance' },
        },
      }),
    });
    own.edit(BUNDLE, '"cross_tenant_allowed": false', '"cross_tenant_allowed": true');
    const { code, output } = await own.nx(['run-many', '-t', 'governance']);
    expect(code).toBe(1);
    expect(output).toContain('nx run policies-opa:bundle');
    expect(output).toContain('4 controls: 3 passed, 1 failed');
    expect(output).not.toContain('workflow_embedded_python');
    expect(own.exists('out/evidence/policy_bundle_lifecycle_report.json')).toBe(true);
    expect(own.exists('artifacts')).toBe(false);
  });
});

/** Bound to one workspace. */
function views({ nx }: E2eWorkspace): {
  readonly nx: E2eWorkspace['nx'];
  projects(): Promise<string[]>;
} {
  return {
    nx,
    async projects() {
      const { code, output } = await nx(['show', 'projects', '--json']);
      expect(code).toBe(0);
      return (JSON.parse(/^\[.*\]$/m.exec(output)?.[0] ?? '') as string[]).sort();
    },
  };
}
