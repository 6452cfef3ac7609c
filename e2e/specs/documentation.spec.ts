import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createUserWorkspace, type UserWorkspace } from '../support/adoption/user-workspace.js';
import { createdByNx } from '../support/adoption/workspace-kinds.js';
import { codeBlocks, pages, REPOSITORY, shellCommands } from '../support/documentation/pages.js';
import { REGISTRY_FILES } from '../support/registry-files.js';

const QUICK_START = 'docs/quick-start.md';
const TEST_WORKFLOW = '.github/workflows/test.yml';

const PYTHON = 'print(len(list(pathlib.Path("tests").glob("test_*.py"))))';

/** The repository that the quick start shows outputs of. */
const FILES = {
  [TEST_WORKFLOW]: `name: Test

on:
  pull_request:

jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with: { python-version: '3.12' }
      - run: |
          python - <<'EOF'
          import pathlib
          ${PYTHON}
          EOF
`,
};

const ADD = 'npx nx add @gonogo/release-gate';
const VERIFY = 'npx nx run-many -t verify';

/** Commands of the repository itself: the first is tried in a spec of its own, the second is what runs this one. */
const IN_THE_REPOSITORY = ['npm ci && npx nx run-many -t verify', 'npm ci && npm test'];

const shownOutputs = codeBlocks(QUICK_START, 'text');

describe('the documentation, word for word', () => {
  const typed: string[] = [];
  let workspace: UserWorkspace;
  beforeAll(async () => {
    workspace = await createUserWorkspace(createdByNx('23.2.1'), FILES);
  });
  afterAll(() => workspace.end());

  const type = async (command: string): Promise<{ code: number; output: string }> => {
    typed.push(command);
    // A pipe of the shell's, as in createUserWorkspace.
    return workspace.run('bash', ['-c', `set -o pipefail; { ${command}; } 2>&1 | cat`]);
  };
  /** Every line of an output that the quick start shows is in the real one. */
  const expectShown = (output: string, index: number): void => {
    const shown = shownOutputs[index];
    if (shown === undefined) throw new RangeError(`${QUICK_START} has no output ${index}`);
    const real = withoutVersions(output).split('\n');
    const lines = withoutVersions(shown).split('\n');
    expect(lines.filter((line) => line !== '…' && !real.includes(line))).toEqual([]);
  };

  it('adds the suite', async () => {
    const { code, output } = await type(ADD);
    expectShown(output, 0);
    expectShown(output, 1);
    expect(code).toBe(0);
  });

  it('gets a first verdict, which is red', async () => {
    const { code, output } = await type(VERIFY);
    expectShown(output, 2);
    expect(code).toBe(1);
  });

  it('is green with the generated workflows and a policy', async () => {
    expect((await type('npx nx g @gonogo/release-gate:workflow')).code).toBe(0);
    const [policy = ''] = codeBlocks(QUICK_START, 'markdown');
    workspace.write('docs/BRANCH_PROTECTION_POLICY.md', policy);
    const { code, output } = await type(VERIFY);
    expectShown(output, 3);
    expect(code).toBe(0);
  });

  it('fails on a missing parenthesis, passes from the cache, and fails again', async () => {
    const broken = PYTHON.slice(0, -1);
    workspace.edit(TEST_WORKFLOW, PYTHON, broken);
    const first = await type(VERIFY);
    expectShown(first.output, 4);
    expect(first.code).toBe(1);

    workspace.edit(TEST_WORKFLOW, broken, PYTHON);
    const repaired = await type(VERIFY);
    expectShown(repaired.output, 5);
    expect(repaired.code).toBe(0);

    workspace.edit(TEST_WORKFLOW, PYTHON, broken);
    expect((await type(VERIFY)).code).toBe(1);
    workspace.edit(TEST_WORKFLOW, broken, PYTHON);
  });

  it('decides', async () => {
    const { code, output } = await type('npx nx release-gate github');
    expectShown(output, 6);
    expect(code).toBe(1);
  });

  it('verifies what a change concerns', async () => {
    await workspace.git('add', '--all');
    await workspace.git('commit', '--quiet', '--message=gonogo');
    await workspace.git('switch', '--quiet', '--create', 'change');
    workspace.edit(TEST_WORKFLOW, 'name: Test', 'name: Tests');
    const { code, output } = await type('npx nx affected -t verify');
    expect(output).toMatch(/github +│ workflow_embedded_python +│ passed/);
    expect(code).toBe(0);
  });

  it('shows what a verdict is made from, and makes all anew', async () => {
    const { code, output } = await type('npx nx show project github');
    expect(output).toContain('evidence-workflow-embedded-python');
    expect(code).toBe(0);
    const anew = await type('npx nx run-many -t verify --skip-nx-cache');
    expectShown(anew.output, 3);
    expect(anew.code).toBe(0);
  });

  it('starts a control', async () => {
    expect((await type('npx nx g @gonogo/core:control release-notes')).code).toBe(0);
    const test = await type('node --test tools/controls/release-notes/release-notes-test.js');
    expect(test.code).toBe(0);
  });

  it('generates the catalogs of a registry', async () => {
    for (const [path, text] of Object.entries(REGISTRY_FILES)) workspace.write(path, text);
    expect((await type('npx nx add @gonogo/registry')).code).toBe(0);
    const { code, output } = await type('npx nx catalog registry');
    expect([code, output]).toEqual([0, expect.stringContaining('Successfully ran target catalog')]);
    expect(workspace.exists('registry/catalog/skills.json')).toBe(true);
  });

  it('adds any package by itself', async () => {
    for (const name of ['core', 'policy-bundle', 'workflows']) {
      expect([name, (await type(`npx nx add @gonogo/${name}`)).code]).toEqual([name, 0]);
    }
  });

  it('tells to run nothing else', () => {
    const shown = pages().flatMap(shellCommands);
    expect(shown).not.toEqual([]);
    const known = new Set([...typed, ...IN_THE_REPOSITORY]);
    expect(shown.filter((command) => !known.has(command))).toEqual([]);
  });

  it('names scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as {
      scripts: Readonly<Record<string, string>>;
    };
    const named = pages().flatMap((page) =>
      [...readFileSync(join(REPOSITORY, page), 'utf8').matchAll(/npm run ([\w:]+)/g)].map(
        ([, script = '']) => script,
      ),
    );
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });
});

function withoutVersions(text: string): string {
  return text.replace(/\b\d+\.\d+\.\d+\b/g, 'N.N.N');
}
