import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import type { ControlDefinition, Report } from '../../packages/core/src';
import { runOn, type WorkspaceFiles } from '../../packages/core/src/testing';
import { releaseGatePolicySchema } from '../../packages/release-gate/src/gate/policy/schema';
import { ACTIONS } from '../../packages/release-gate/src/generators/workflow/actions';
import workflowGenerator from '../../packages/release-gate/src/generators/workflow/generator';
import { branchProtectionPolicy } from '../../packages/workflows/src/controls/branch-protection-policy/control';
import { embeddedPython } from '../../packages/workflows/src/controls/embedded-python/control';
import { gateFreshness } from '../../packages/workflows/src/controls/gate-freshness/control';
import { requiredStatusChecks } from '../../packages/workflows/src/controls/required-status-checks/control';
import { blocksIn } from './page';

const PAGE = 'docs/ci.md';
const blocks = blocksIn(PAGE, 'yaml').map((text) => ({
  file: /^# \.github\/workflows\/(\S+)\n/.exec(text)?.[1] ?? '',
  text,
}));

/** The job of each workflow on which a branch, or a release, may rely. */
const JOBS: Readonly<Record<string, string>> = {
  'verify.yml': 'verify',
  'fill-cache.yml': 'verify-main',
  'sharded.yml': 'verified',
  'release.yml': 'release-gate',
};

function workspaceOf(file: string, text: string): WorkspaceFiles {
  const job = JOBS[file] ?? '';
  return {
    [`.github/workflows/${file}`]: text,
    'docs/required_status_checks.json': JSON.stringify({
      required_status_checks: [job],
      check_job_mapping: { [job]: { workflow: file, job_id: job } },
    }),
    'docs/BRANCH_PROTECTION_POLICY.md': `Require pull request before merging.\nRequire status checks to pass before merging: ${job}.\n`,
  };
}

function findings({ checks }: Report): string[] {
  return checks
    .filter(({ passed }) => !passed)
    .map(({ check_id, detail }) => `${check_id} ${detail}`);
}

async function findingsOf(
  control: ControlDefinition,
  files: WorkspaceFiles,
  options: Readonly<Record<string, unknown>> = {},
): Promise<string[]> {
  return findings(await runOn(control, files, { options }));
}

it('names the file of every workflow, and the job that counts in it', () => {
  expect(blocks.map(({ file }) => file)).toEqual(Object.keys(JOBS));
});

describe.each(blocks)('$file', ({ file, text }) => {
  const files = workspaceOf(file, text);

  it('has Python that compiles, and here-documents that end', async () => {
    expect(await findingsOf(embeddedPython, files)).toEqual([]);
  });

  it('has the job', async () => {
    expect(await findingsOf(branchProtectionPolicy, files, { workflows: [file] })).toEqual([]);
  });

  it('reports the job where a pull request waits for it', async () => {
    const found = await findingsOf(requiredStatusChecks, files);
    const runsForPullRequests = /^ {2}pull_request:$/m.test(text);
    expect(found).toEqual(
      runsForPullRequests
        ? []
        : [expect.stringMatching(/^required_check_reachable:.*pull_request/)],
    );
  });

  it('pins every action by commit, as the generator does', () => {
    const known = Object.values(ACTIONS).map((action) => action.split('@'));
    const uses = [...text.matchAll(/uses: (.*)$/gm)].map(([, action = '']) => action);
    expect(uses).not.toEqual([]);
    for (const action of uses) {
      expect(action).toMatch(/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
      const [name] = action.split('@');
      const pinned = known.find(([other]) => other === name);
      if (pinned !== undefined) expect(action).toBe(pinned.join('@'));
    }
  });

  it('compares with a base that is there', () => {
    for (const job of text.split(/^ {2}(?=[\w-]+:$)/m)) {
      if (/nx (?:affected|run-many|run|release-gate|show)/.test(job)) {
        expect(job).toContain('fetch-depth: 0');
      }
    }
  });
});

it("the release workflow has a gate that decides, and uploads its report under the playbook's name", async () => {
  const text = blocks.find(({ file }) => file === 'release.yml')?.text ?? '';
  const expectation = {
    name: 'release',
    workflow: 'release.yml',
    job: 'release-gate',
    runs: [{ id: 'release_gate', script: 'release_gate.py', targets: ['release-gate'] }],
    uploads: [{ id: 'gate', artifact: 'release-readiness-gate-report' }],
    publishes: [{ id: 'gate', path: 'artifacts/release_readiness_gate_report.json' }],
  };
  const options = { expectations: [expectation] };
  expect(await findingsOf(gateFreshness, workspaceOf('release.yml', text), options)).toEqual([]);
  const without = text.replace(
    /^.*run: npx nx release-gate.*$/m,
    '        run: echo "nx release-gate"',
  );
  expect(without).not.toBe(text);
  expect(await findingsOf(gateFreshness, workspaceOf('release.yml', without), options)).toEqual([
    expect.stringContaining('release_runs_release_gate_verifier'),
  ]);
});

it('the release workflow needs the jobs that the policy of the page on exceptions demands', () => {
  const text = blocks.find(({ file }) => file === 'release.yml')?.text ?? '';
  const policy = blocksIn('docs/exceptions-and-attestations.md', 'json').find((block) =>
    block.includes('"profiles"'),
  );
  const { profiles } = releaseGatePolicySchema.parse(JSON.parse(policy ?? ''));
  const [, gate = ''] = text.split(/^ {2}release-gate:$/m);
  expect(gate).toContain(`needs: [${profiles.promotion.required_jobs?.join(', ')}]`);
  expect(gate).toContain('GONOGO_NEEDS: ${{ toJSON(needs) }}');
});

describe('workflows under other names', () => {
  const [block = ''] = blocksIn(PAGE, 'json');
  const { controlOptions } = JSON.parse(block) as {
    controlOptions: Record<string, Record<string, unknown>>;
  };
  const tree = createTreeWithEmptyWorkspace();
  workflowGenerator(tree, { file: 'governance.yml', smokeFile: 'governance-smoke.yml' });
  const files = {
    ...workspaceOf('governance.yml', tree.read('.github/workflows/governance.yml', 'utf-8') ?? ''),
    '.github/workflows/governance-smoke.yml':
      tree.read('.github/workflows/governance-smoke.yml', 'utf-8') ?? '',
    'docs/required_status_checks.json': JSON.stringify({
      required_status_checks: ['runtime_canary'],
      check_job_mapping: {
        runtime_canary: { workflow: 'governance-smoke.yml', job_id: 'runtime_canary' },
      },
    }),
    'docs/BRANCH_PROTECTION_POLICY.md':
      'Require pull request before merging.\nRequire status checks to pass before merging: runtime_canary.\n',
  };

  it.each([gateFreshness, branchProtectionPolicy])(
    'pass $id with the options of the page, and not without',
    async (control) => {
      expect(await findingsOf(control, files, controlOptions[control.id])).toEqual([]);
      expect(await findingsOf(control, files)).not.toEqual([]);
    },
  );
});
