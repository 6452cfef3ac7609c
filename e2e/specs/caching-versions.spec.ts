import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runVerify } from '../support/verify-run.js';
import { createWorkspace, type E2eWorkspace } from '../support/workspace.js';

const LIFECYCLE = 'policies-opa:evidence-policy-bundle-lifecycle';
const ON_WORKFLOWS = [
  'github:evidence-branch-protection-policy',
  'github:evidence-policy-gate-freshness',
  'github:evidence-required-status-checks',
  'github:evidence-workflow-embedded-python',
];
const VERIFY = ['github:verify', 'policies-opa:verify'];

describe('another version', () => {
  let packages: string;
  let workspace: E2eWorkspace;
  beforeAll(async () => {
    packages = copyPackages(process.env.GONOGO_E2E_PACKAGES ?? '');
    workspace = await createWorkspace({ packages });
    expect((await runVerify(workspace)).code).toBe(0);
  });
  afterAll(() => {
    workspace.dispose();
    rmSync(packages, { recursive: true });
  });

  /** As if another version had been installed over this one. */
  const setVersion = (name: string, version: string): string => {
    const file = join(packages, 'node_modules', name, 'package.json');
    const text = readFileSync(file, 'utf8');
    const before = (JSON.parse(text) as { version: string }).version;
    writeFileSync(file, text.replace(`"version": "${before}"`, `"version": "${version}"`));
    return before;
  };

  it.each([
    { name: '@gonogo/workflows', reruns: ON_WORKFLOWS, verify: ['github:verify'] },
    { name: '@gonogo/policy-bundle', reruns: [LIFECYCLE], verify: ['policies-opa:verify'] },
    { name: '@gonogo/core', reruns: [...ON_WORKFLOWS, LIFECYCLE], verify: VERIFY },
    { name: 'zod', reruns: [], verify: [] },
  ])('of $name runs $reruns again, and the one before none', async ({ name, reruns, verify }) => {
    const before = setVersion(name, '9.8.7');
    const { code, ran, ranVerify } = await runVerify(workspace);
    expect({ code, ran, ranVerify }).toEqual({ code: 0, ran: reruns, ranVerify: verify });
    setVersion(name, before);
    expect(await runVerify(workspace)).toMatchObject({ code: 0, ran: [], ranVerify: [] });
  });
});

/** Links to all installed packages but the suite's and one that it needs, which are copied so that they can be changed. */
function copyPackages(installed: string): string {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'gonogo-e2e-versions-')));
  const from = join(installed, 'node_modules');
  const to = join(copy, 'node_modules');
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (['@gonogo', 'zod'].includes(name)) {
      cpSync(join(from, name), join(to, name), { recursive: true });
    } else {
      symlinkSync(join(from, name), join(to, name));
    }
  }
  return copy;
}
