import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAndKill } from '../support/killed-run.js';
import { runVerify } from '../support/verify-run.js';
import { createWorkspace, type E2eWorkspace } from '../support/workspace.js';

const BUNDLE = 'policies/opa/bundle_manifest.json';
const CI = '.github/workflows/ci.yml';
const VERIFY = ['run-many', '-t', 'verify'];

const REPORTS = [
  'branch_protection_policy_report.json',
  'policy_bundle_lifecycle_report.json',
  'policy_gate_freshness_report.json',
  'required_status_checks_consistency_report.json',
  'workflow_embedded_python_report.json',
];

describe('two runs at once', () => {
  it('both give the right verdict and leave whole reports', async () => {
    const workspace = await createFailing();
    const runs = await Promise.all([workspace.nx(VERIFY), workspace.nx(VERIFY)]);
    for (const { code, output } of runs) {
      expect(output).toContain('5 controls: 4 passed, 1 failed');
      expect(code).toBe(1);
    }
    expectWholeReports(workspace);
    const { ran } = await runVerify(workspace);
    expect(ran).toEqual([]);
    workspace.dispose();
  });
});

describe('a run after one that was killed', () => {
  let workspace: E2eWorkspace;
  beforeAll(async () => {
    workspace = await createFailing();
  });
  afterAll(() => {
    workspace.dispose();
  });

  const lies = (name: string): boolean => workspace.exists(`artifacts/${name}`);

  it.each<[string, (milliseconds: number) => boolean]>([
    ['before it had begun', (milliseconds) => milliseconds > 300],
    ['while it began', (milliseconds) => milliseconds > 800],
    ['at its first report', () => REPORTS.some(lies)],
    ['in the midst of its reports', () => REPORTS.filter(lies).length >= 3],
    ['at its last report', () => REPORTS.every(lies)],
    ['at its end', () => lies('gonogo.sarif')],
  ])('%s gives the right verdict and whole reports', async (title, isMoment) => {
    workspace.remove('artifacts');
    workspace.write(CI, `${workspace.read(CI)}# killed ${title}\n`);
    workspace.write(BUNDLE, `${workspace.read(BUNDLE)}\n`);
    await runAndKill(workspace, VERIFY, isMoment);
    const { code, output } = await workspace.nx(VERIFY);
    expect(output).toContain('5 controls: 4 passed, 1 failed');
    expect(output).toContain('First failing control: policy_bundle_lifecycle of policies-opa');
    expect(code).toBe(1);
    expectWholeReports(workspace);
  });
});

/** A workspace where the bundle fails, and all else passes. */
async function createFailing(): Promise<E2eWorkspace> {
  const workspace = await createWorkspace();
  workspace.edit(BUNDLE, '"cross_tenant_allowed": false', '"cross_tenant_allowed": true');
  return workspace;
}

function expectWholeReports(workspace: E2eWorkspace): void {
  const artifacts = readdirSync(join(workspace.root, 'artifacts'));
  const reports = artifacts.filter((name) => name.endsWith('.json')).sort();
  expect(reports).toEqual(REPORTS);
  for (const name of reports) {
    const status = name === 'policy_bundle_lifecycle_report.json' ? 'failed' : 'passed';
    expect({ name, ...workspace.readJson(`artifacts/${name}`) }).toMatchObject({ name, status });
  }
}

describe('a hostile workspace', () => {
  const SECRET = 'xyzzy-outside-of-the-workspace';
  const outside = mkdtempSync(join(tmpdir(), 'gonogo-e2e-outside-'));
  let workspace: E2eWorkspace;
  beforeAll(async () => {
    const levels = Array.from({ length: 30 }, (_, level) =>
      level === 0
        ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]'
        : `a${level}: &a${level} [${Array(9)
            .fill(`*a${level - 1}`)
            .join(', ')}]`,
    );
    workspace = await createWorkspace({
      files: {
        '.github/workflows/bomb.yml': `${levels.join('\n')}\non: push\njobs: *a29\n`,
        '.github/workflows/deep.yml': `jobs: ${'['.repeat(100_000)}\n`,
        '.github/workflows/huge.yml': `# ${'x'.repeat(50 * 1024 * 1024)}\n`,
        '.github/workflows/folder.yml/README.md': 'a folder\n',
        'policies/latin/policy_pre.rego': 'package latin\n',
      },
    });
    workspace.write(
      'policies/latin/bundle_manifest.json',
      Buffer.from('{ "bundle_name": "caf\xe9" }', 'latin1'),
    );
    writeFileSync(join(outside, 'secret.yml'), `on: push\njobs: { ${SECRET}: {} }\n`);
    symlinkSync(join(outside, 'secret.yml'), join(workspace.root, '.github/workflows/linked.yml'));
  });
  afterAll(() => {
    workspace.dispose();
    rmSync(outside, { recursive: true });
  });

  it('is judged to the end, with a finding for each file, without a crash', async () => {
    const { code, output } = await workspace.nx(VERIFY);
    expect(code).toBe(1);
    expect(output).toContain('6 controls: 4 passed, 2 failed');
    expect(output).toMatch(/policies-opa +│ policy_bundle_lifecycle +│ passed/);
    expect(output).toContain('policies/latin/bundle_manifest.json is not UTF-8 text');
    expect(output).not.toMatch(/^ +at /m);
  }, 60_000);

  it.each([
    ['bomb.yml', 'holds more than 200000 nodes once its aliases are expanded'],
    ['deep.yml', 'YAML is nested deeper than 100 levels'],
    ['folder.yml', 'is a directory: a file is expected there'],
    ['huge.yml', 'is too large to be read (52428803 bytes, allowed: 10485760)'],
    ['linked.yml', 'leads out of the workspace'],
  ])('says what is wrong with %s', (name, message) => {
    const { checks } = workspace.readJson('artifacts/workflow_embedded_python_report.json');
    const file = `.github/workflows/${name}`;
    expect(checks).toContainEqual(
      expect.objectContaining({
        passed: false,
        detail: expect.stringContaining(message) as string,
        location: expect.objectContaining({ file }) as object,
      }),
    );
  });

  it('gives nothing away of what lies outside', () => {
    const texts = filesBelow(join(workspace.root, 'artifacts')).map((path) =>
      readFileSync(path, 'utf8'),
    );
    expect(texts.length).toBeGreaterThan(6);
    expect(texts.join()).not.toContain(SECRET);
  });
});

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
