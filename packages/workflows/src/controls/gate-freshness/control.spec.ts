import { join } from 'node:path';
import { goldenCases, runGoldenCase, runOn } from '@gonogo/core/testing';
import { gateFreshness } from './control.js';

const FIXTURES = join(__dirname, 'fixtures');

describe('policy-gate-freshness', () => {
  test.each(goldenCases(FIXTURES))('golden case %s', async (name) => {
    const { actual, expected } = await runGoldenCase(gateFreshness, join(FIXTURES, name));
    expect(actual).toEqual(expected);
  });
});

/** A workflow whose gate has this step, behind a step that says something. */
function workflowWith(step: string, job = ''): string {
  const indented = step.replace(/\n/g, '\n        ');
  return `on: push\njobs:\n  policy-bundle-governance:\n${job}    steps:\n      - ${indented}\n`;
}

async function lifecycleCheck(workflow: string): Promise<string> {
  const { checks } = await runOn(gateFreshness, { '.github/workflows/ci.yml': workflow });
  const check = checks.find(
    ({ check_id }) => check_id === 'ci_runs_policy_bundle_lifecycle_verifier',
  );
  return check?.passed ? 'passed' : check?.unverified ? 'unverified' : 'failed';
}

const SCRIPT = 'tooling/verify_policy_bundle_lifecycle.py';

describe('what runs the verifier', () => {
  test.each([
    `python ${SCRIPT} --bundle-root policies/opa`,
    `python3.12 -u -X dev ${SCRIPT}`,
    `/usr/bin/env python3 "${SCRIPT}"`,
    `./${SCRIPT}`,
    `PYTHONPATH=. uv run --with pyyaml python ${SCRIPT}`,
    `poetry run python $GITHUB_WORKSPACE/${SCRIPT}`,
    `timeout -k 5 60 python -m tooling.verify_policy_bundle_lifecycle`,
    `cd repo && python ${SCRIPT}`,
    `python ${SCRIPT} || exit 1`,
    `py -3.12 tooling\\\\verify_policy_bundle_lifecycle.py`,
    'npx nx run policies:evidence-policy-bundle-lifecycle',
    'npx -y nx@23 run policies:evidence-policy-bundle-lifecycle:ci --enforce',
    './nx run-many -t lint verify --parallel=2',
    'yarn nx run-many --targets=lint,verify',
    'pnpm nx affected --target verify',
    'bunx nx affected --base origin/main -t=verify',
    'nx verify policies',
    'nx policies:verify',
    'npm exec -- nx run "$PROJECT":verify',
    'nx release-gate github',
    'pnpm --filter . exec nx verify policies',
  ])('%s', async (command) => {
    expect(await lifecycleCheck(workflowWith(`run: |\n  ${command}`))).toBe('passed');
  });

  test.each([
    ['in a function that is called', `check() {\n    python ${SCRIPT}\n  }\n  check`],
    ['in a pipe with pipefail', `set -euo pipefail\n  python ${SCRIPT} | tee log`],
  ])('%s', async (_name, script) => {
    expect(await lifecycleCheck(workflowWith(`run: |\n  ${script}`))).toBe('passed');
  });

  test.each([
    ['always()', 'if: always()'],
    ['!cancelled()', "if: ${{ !cancelled() && 'x' == 'X' }}"],
    ['continue-on-error: false', 'continue-on-error: false'],
    ['shell: bash', 'shell: bash'],
  ])('a step with %s', async (_name, setting) => {
    expect(await lifecycleCheck(workflowWith(`run: python ${SCRIPT}\n${setting}`))).toBe('passed');
  });
});

describe('what enforces the verdict', () => {
  const evidence = 'npx nx run policies:evidence-policy-bundle-lifecycle';

  async function isWarned(commands: string): Promise<boolean> {
    const workflow = workflowWith(`run: |\n  ${commands.replaceAll('\n', '\n  ')}`);
    const { checks } = await runOn(gateFreshness, { '.github/workflows/ci.yml': workflow });
    return checks.some(
      ({ check_id }) => check_id === 'ci_enforces_policy_bundle_lifecycle_verdict',
    );
  }

  test.each([
    evidence,
    `${evidence} --enforce=false`,
    `${evidence} --enforce false`,
    `${evidence} --enforce --no-enforce`,
    'npx nx affected -t lint evidence-policy-bundle-lifecycle',
    `${evidence}\n${evidence} --enforce || true`,
  ])('is missing from %j', async (commands) => {
    expect(await isWarned(commands)).toBe(true);
  });

  test.each([
    `${evidence} --enforce`,
    `${evidence} --no-enforce --enforce=true`,
    'npx nx affected -t evidence-policy-bundle-lifecycle verify',
    `${evidence}\nnpx nx release-gate github`,
    `python ${SCRIPT}`,
    `# ${evidence}`,
  ])('is there, or not asked for, in %j', async (commands) => {
    expect(await isWarned(commands)).toBe(false);
  });
});

describe('what does not run the verifier', () => {
  test.each([
    `python ${SCRIPT} --help`,
    `python -c "print('${SCRIPT}')"`,
    `python -V ${SCRIPT}`,
    `python tools/run.py ${SCRIPT}`,
    `python ${SCRIPT}.bak`,
    `python other_verify_policy_bundle_lifecycle.py`,
    `cat ${SCRIPT}`,
    `echo "python ${SCRIPT}"`,
    `: python ${SCRIPT}`,
    `# python ${SCRIPT}`,
    `python ${SCRIPT} || true`,
    `! python ${SCRIPT}`,
    `python ${SCRIPT} &`,
    `if python ${SCRIPT}; then echo ok; fi`,
    `python ${SCRIPT} | tee log`,
    'nx run policies:lint',
    'nx run-many -t lint --projects verify',
    'nx affected -t verify --graph',
    'nx run-many -t verify --dry-run',
    'nx show project verify',
    'nx graph --focus verify',
    'nx run verify',
    'npm run verify',
    'make verify',
    'uv pip install verify',
  ])('%s', async (command) => {
    expect(await lifecycleCheck(workflowWith(`run: |\n  ${command}`))).toBe('failed');
  });

  test.each([
    ['a disabled step', `run: python ${SCRIPT}\nif: \${{ false }}`],
    ['a failure() step', `run: python ${SCRIPT}\nif: failure()`],
    ['continue-on-error', `run: python ${SCRIPT}\ncontinue-on-error: true`],
    ['a Python step', `run: python ${SCRIPT}\nshell: python`],
    ['an action', `uses: acme/verify@v1\nwith: { command: python ${SCRIPT} }`],
  ])('%s', async (_name, step) => {
    expect(await lifecycleCheck(workflowWith(step))).toBe('failed');
  });

  it('counts a certain reason against a step that has an uncertain one too', async () => {
    const step = `run: python ${SCRIPT}\nif: inputs.full\ncontinue-on-error: true`;
    expect(await lifecycleCheck(workflowWith(step))).toBe('failed');
  });

  test.each([
    ['if: false', '    if: false\n'],
    ['continue-on-error', '    continue-on-error: true\n'],
  ])('a job with %s', async (_name, job) => {
    expect(await lifecycleCheck(workflowWith(`run: python ${SCRIPT}`, job))).toBe('failed');
  });
});

describe('what only the run knows', () => {
  test.each([
    ['a condition', `run: python ${SCRIPT}\nif: inputs.full`],
    [
      'continue-on-error by expression',
      `run: python ${SCRIPT}\ncontinue-on-error: \${{ inputs.soft }}`,
    ],
    ['set +e', `run: |\n  set +e\n  python ${SCRIPT}\n  echo $?`],
    ['a shell without -e', `run: |\n  python ${SCRIPT}\n  echo done\nshell: bash {0}`],
    ['an exit before it', `run: |\n  exit 0\n  python ${SCRIPT}`],
  ])('%s', async (_name, step) => {
    expect(await lifecycleCheck(workflowWith(step))).toBe('unverified');
  });
});

/** Each level names the one before nine times. */
const ALIASES = ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh', 'hi'].map(
  ([before, key]) => `${key}: &${key} [${Array(9).fill(`*${before}`).join(',')}]`,
);

describe('bad workflows', () => {
  test.each([
    ['empty', ''],
    ['a comment', '# nothing'],
    ['a scalar', 'ci'],
    ['a list', '- jobs'],
    ['jobs as text', 'on: push\njobs: none'],
    ['jobs as list', 'on: push\njobs: [policy-bundle-governance]'],
    ['a job that is null', 'on: push\njobs:\n  policy-bundle-governance:'],
    ['steps as mapping', 'on: push\njobs:\n  policy-bundle-governance:\n    steps: { run: x }'],
    ['steps of scalars', 'on: push\njobs:\n  policy-bundle-governance:\n    steps: [1, null, [x]]'],
    [
      'fields of wrong types',
      'on: { push: [1] }\njobs:\n  policy-bundle-governance:\n    if: [x]\n    needs: { a: b }\n    name: {}\n    strategy: 1\n    steps: [{ run: {}, uses: [], with: x, if: {} }]',
    ],
    [
      'a job that needs itself',
      'on: push\njobs:\n  policy-bundle-governance:\n    needs: policy-bundle-governance\n    steps: []',
    ],
    [
      'a workflow that calls itself',
      'on: push\njobs:\n  policy-bundle-governance:\n    uses: ./.github/workflows/ci.yml',
    ],
    ['deep nesting', `jobs: ${'['.repeat(5000)}`],
    ['an alias bomb', `a: &a [x,x,x,x,x,x,x,x,x]\n${ALIASES.join('\n')}\njobs: *i`],
    ['a cyclic alias', 'jobs: &a\n  policy-bundle-governance: *a'],
    ['control characters', 'on: push\n\u0000jobs: {}'],
  ])('%s', async (_name, workflow) => {
    expect(await lifecycleCheck(workflow)).not.toBe('passed');
  });

  it('stays quick where calls fan out, and where needs form a long chain', async () => {
    const job = (id: string, rest: string) => `  ${id}:\n    ${rest}\n`;
    const call = (to: number) =>
      Array.from({ length: 20 }, (_, index) =>
        job(`j${index}`, `uses: ./.github/workflows/l${to}.yml`),
      ).join('');
    const levels = Array.from({ length: 8 }, (_, level) => [
      `.github/workflows/l${level}.yml`,
      `on: workflow_call\njobs:\n${level === 7 ? job('x', 'steps: []') : call(level + 1)}`,
    ]);
    const chain = Array.from({ length: 5_000 }, (_, index) =>
      job(`c${index}`, `needs: c${index + 1}\n    steps: []`),
    ).join('');
    const started = Date.now();
    const report = await runOn(gateFreshness, {
      ...(Object.fromEntries(levels) as Record<string, string>),
      '.github/workflows/ci.yml': `on: push\njobs:\n${job('policy-bundle-governance', 'uses: ./.github/workflows/l0.yml')}`,
      '.github/workflows/smoke.yml': `on: push\njobs:\n${job('runtime_canary', 'needs: c0\n    steps: []')}${chain}`,
    });
    expect(report.status).toBe('failed');
    expect(Date.now() - started).toBeLessThan(5000);
  });

  it('names a workflow that is not UTF-8, with its place', async () => {
    const { checks, status } = await runOn(gateFreshness, {
      '.github/workflows/ci.yml': Buffer.from([0xff, 0xfe, 0x00]),
    });
    expect(status).toBe('failed');
    expect(checks[0]).toMatchObject({
      check_id: 'ci_workflow_exists',
      passed: false,
      location: { file: '.github/workflows/ci.yml', line: 1, column: 1 },
    });
  });

  it('names a folder in place of the workflow', async () => {
    const { checks } = await runOn(gateFreshness, { '.github/workflows/ci.yml/x': '' });
    expect(checks[0]).toMatchObject({ check_id: 'ci_workflow_exists', passed: false });
  });
});
