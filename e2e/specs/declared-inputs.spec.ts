import { REGISTRY_FILES } from '../support/registry-files.js';
import { hasStrace, isSource, traceTask, type TaskTraces } from '../support/trace.js';
import { runVerify } from '../support/verify-run.js';
import { createWorkspace, NX_JSON, type E2eWorkspace } from '../support/workspace.js';

const GOVERNED_TASKS = [
  'policies-opa:evidence-policy-bundle-lifecycle',
  'github:evidence-policy-gate-freshness',
  'github:evidence-branch-protection-policy',
  'github:evidence-required-status-checks',
  'github:evidence-workflow-embedded-python',
];

/** Only validation reads the index of capabilities; the others' pattern of capabilities admits it. */
const INDEX = ['registry/capabilities/_index.yaml'];

/** Files near the subjects that no control should read, and some that only one should. */
const MORE_FILES = {
  'README.md': '# Read me\n',
  'docs/architecture.md': '# Architecture\n',
  'policies/opa/README.md': '# Bundle\n',
  'policies/opa/bundle_manifest.json.bak': '{}\n',
  'policies/opa/lib/tenants.rego': 'package checkout.tenants\n',
  'policies/opa/data.json': '{}\n',
  '.github/CODEOWNERS': '* @acme/checkout\n',
  '.github/actions/setup/action.yml': 'name: Setup\nruns: { using: composite, steps: [] }\n',
};

const WITH_REGISTRY = {
  ...NX_JSON,
  plugins: [{ plugin: '@gonogo/core/plugin', options: { controls: ['@gonogo/registry'] } }],
};

async function createRegistry(): Promise<E2eWorkspace> {
  const files = { ...MORE_FILES, ...REGISTRY_FILES };
  const workspace = await createWorkspace({ empty: true, nxJson: WITH_REGISTRY, files });
  await workspace.nx(['generate', '@gonogo/registry:sync']);
  return workspace;
}

const [itWithStrace, bySystemCalls] = hasStrace
  ? [it, 'by its system calls']
  : [it.skip, 'by its system calls (skipped: strace is not on PATH)'];

describe.each([
  {
    example: 'a governed workspace',
    create: () => createWorkspace({ files: MORE_FILES }),
    tasks: GOVERNED_TASKS.map((task) => ({ task, alsoHashed: [] as string[] })),
  },
  {
    example: 'a registry',
    create: createRegistry,
    tasks: [
      { task: 'registry:evidence-registry-validate', alsoHashed: [] },
      { task: 'registry:evidence-registry-skill-guardrails', alsoHashed: INDEX },
      { task: 'registry:evidence-registry-capability-guardrails', alsoHashed: INDEX },
      { task: 'registry:evidence-registry-sunset', alsoHashed: INDEX },
      { task: 'registry:evidence-registry-catalog', alsoHashed: INDEX },
    ],
  },
])('in $example', ({ create, tasks }) => {
  let workspace: E2eWorkspace;
  beforeAll(async () => {
    workspace = await create();
  });
  afterAll(() => {
    workspace.dispose();
  });

  describe.each(tasks)('$task reads exactly what Nx hashes', ({ task, alsoHashed }) => {
    let traces: TaskTraces;
    let hashed: readonly string[];
    beforeAll(async () => {
      traces = await traceTask(workspace, task);
      const all = await hashedFiles(workspace, task);
      expect(all).toEqual(expect.arrayContaining(alsoHashed));
      hashed = all.filter((path) => !alsoHashed.includes(path));
    });

    it('by its calls of fs', () => {
      expect(hashed).not.toEqual([]);
      expect(traces.fs.content).toEqual(hashed);
    });

    itWithStrace(bySystemCalls, () => {
      expect(traces.systemCalls?.content).toEqual(hashed);
    });
  });
});

describe('in a workspace where most is absent', () => {
  let workspace: E2eWorkspace;
  beforeAll(async () => {
    workspace = await createWorkspace({
      empty: true,
      files: {
        '.github/workflows/ci.yml': 'on: push\njobs: {}\n',
        'policies/opa/bundle_manifest.json': '{}\n',
        'policies/opa/other.rego': 'package other\n',
        'docs/architecture.md': '# Architecture\n',
      },
    });
  });
  afterAll(() => {
    workspace.dispose();
  });

  it('what a control looked for in vain makes it run again once it is there', async () => {
    const seekers = new Map<string, string[]>();
    for (const task of GOVERNED_TASKS) {
      for (const path of await absentPaths(workspace, task)) {
        seekers.set(path, [...(seekers.get(path) ?? []), task]);
      }
    }
    expect([...seekers.keys()].sort()).toEqual([
      'docs/BRANCH_PROTECTION_POLICY.md',
      'docs/required_status_checks.json',
      'policies/opa/policy_pre.rego',
    ]);
    await runVerify(workspace);
    for (const [path, tasks] of seekers) {
      workspace.write(path, '');
      const { ran } = await runVerify(workspace);
      expect({ path, ran }).toEqual({ path, ran: [...tasks].sort() });
    }
  });
});

/** The files of a task's hash as Nx itself expands its inputs, without those of every task's hash. */
async function hashedFiles(workspace: E2eWorkspace, task: string): Promise<string[]> {
  const { output } = await workspace.nx(['show', 'target', 'inputs', task, '--json']);
  const { files } = JSON.parse(output.slice(output.indexOf('{'))) as { files: string[] };
  return files.filter(isSource).sort();
}

async function absentPaths(workspace: E2eWorkspace, task: string): Promise<string[]> {
  const { content, listing, lookUp } = (await traceTask(workspace, task, false)).fs;
  return [...new Set([...content, ...listing, ...lookUp])].filter(
    (path) => !workspace.exists(path),
  );
}
