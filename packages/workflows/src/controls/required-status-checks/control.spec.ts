import { join } from 'node:path';
import { createSession, runControl } from '@gonogo/core';
import { goldenCases, runGoldenCase, runOn, withWorkspace } from '@gonogo/core/testing';
import { requiredStatusChecks } from './control.js';
import { requiredStatusChecksSchema } from './schema.js';

const FIXTURES = join(__dirname, 'fixtures');
const CHECKS = 'docs/required_status_checks.json';
const POLICY = 'docs/BRANCH_PROTECTION_POLICY.md';

describe('required-status-checks', () => {
  test.each(goldenCases(FIXTURES))('golden case %s', async (name) => {
    const { actual, expected } = await runGoldenCase(requiredStatusChecks, join(FIXTURES, name));
    expect(actual).toEqual(expected);
  });

  it('reads the list, the policy and the workflows, and nothing else', async () => {
    const { report, record } = await runControl(requiredStatusChecks, {
      subject: { project: 'github', root: '.' },
      options: {},
      session: createSession(join(FIXTURES, 'green')),
      environment: {},
    });
    const expected = ['.github/workflows/ci.yml', '.github/workflows/smoke.yml', POLICY, CHECKS];
    expect(report.inputs.map(({ path }) => path)).toEqual(expected);
    expect([...record.touched].sort()).toEqual(expected);
  });
});

describe('what a required job depends on', () => {
  const list = JSON.stringify({
    required_status_checks: ['a'],
    check_job_mapping: { a: { workflow: 'ci.yml', job_id: 'a' } },
  });
  const run = (on: string, condition: string, options = {}) =>
    runOn(
      requiredStatusChecks,
      {
        '.github/workflows/ci.yml': `on: ${on}\njobs:\n  a: { needs: b, ${condition}steps: [] }\n  b: { steps: [] }\n`,
        [CHECKS]: list,
        [POLICY]: 'a',
      },
      { options },
    );

  it('warns about a needed job that is not required, unless the job runs after its failure', async () => {
    const warned = async (condition: string) =>
      (await run('pull_request', condition)).checks.some(
        ({ check_id }) => check_id === 'required_check_needs_enforced:a',
      );
    expect(await warned('')).toBe(true);
    expect(await warned('if: always(), ')).toBe(false);
  });

  test.each([
    ['pull_request', undefined, 'passed'],
    ['pull_request', true, 'failed'],
    ['[pull_request, merge_group]', true, 'passed'],
    ['[merge_group]', false, 'failed'],
  ])('on %s with merge_queue %s: %s', async (on, queue, status) => {
    const options = queue === undefined ? {} : { merge_queue: queue };
    expect((await run(on, '', options)).status).toBe(status);
  });
});

describe('bad files', () => {
  const workflows = { '.github/workflows/ci.yml': 'on: pull_request\njobs:\n  a: { steps: [] }\n' };

  test.each<[string, string | Buffer]>([
    ['empty', ''],
    ['null', 'null'],
    ['a number', '1'],
    ['binary', Buffer.from([0, 1, 2, 255])],
    ['UTF-16', Buffer.from('{}', 'utf16le')],
    ['deep', '['.repeat(100_000)],
    [
      'every key of the wrong type',
      '{"required_status_checks": {"a": 1}, "check_job_mapping": "x"}',
    ],
    [
      'a list of lists',
      '{"required_status_checks": [[], {}, true, 1.5], "check_job_mapping": null}',
    ],
    [
      'mapping entries of wrong types',
      '{"required_status_checks": ["a"], "check_job_mapping": {"a": []}}',
    ],
    [
      'a name from the prototype',
      '{"required_status_checks": ["__proto__", "constructor"], "check_job_mapping": {}}',
    ],
    [
      'a path for a workflow',
      '{"required_status_checks": ["a"], "check_job_mapping": {"a": {"workflow": "../../x.yml", "job_id": "a"}}}',
    ],
    [
      'a job from the prototype',
      '{"required_status_checks": ["a"], "check_job_mapping": {"a": {"workflow": "ci.yml", "job_id": "toString"}}}',
    ],
  ])('a list that is %s is a finding', async (_name, content) => {
    const report = await runOn(requiredStatusChecks, {
      ...workflows,
      [CHECKS]: content,
      [POLICY]: 'a',
    });
    expect(report.status).toBe('failed');
  });

  it('names folders in place of the files', async () => {
    const report = await runOn(requiredStatusChecks, {
      ...workflows,
      [`${CHECKS}/x`]: '',
      [`${POLICY}/x`]: '',
    });
    expect(report.checks.map(({ check_id, passed }) => [check_id, passed])).toEqual([
      ['required_checks_file_exists', false],
      ['branch_policy_file_exists', false],
    ]);
  });

  it('finds the files of a repository that is a folder of the workspace', async () => {
    const files = {
      ...workflows,
      [CHECKS]:
        '{"required_status_checks":["a"],"check_job_mapping":{"a":{"workflow":"ci.yml","job_id":"a"}}}',
      [POLICY]: 'a',
    };
    const below = Object.entries(files).map(([path, text]) => [`repo/${path}`, text]);
    await withWorkspace(Object.fromEntries(below) as Record<string, string>, async (root) => {
      const report = await runOn(requiredStatusChecks, root, { root: 'repo' });
      expect(report.status).toBe('passed');
      expect(report.checks.at(-1)?.location?.file).toBe('repo/.github/workflows/ci.yml');
    });
  });

  test.each([
    [{ required_checks_file: '../x.json' }, 'required_checks_file'],
    [{ branch_policy_file: '/x.md' }, 'branch_policy_file'],
    [{ branches: [] }, 'branches'],
    [{ unknown: 1 }, 'unknown'],
  ])('refuses options %p', async (options, key) => {
    await expect(runOn(requiredStatusChecks, workflows, { options })).rejects.toThrow(key);
  });
});

describe('requiredStatusChecksSchema', () => {
  it('takes the documented shape, further keys included', () => {
    const value = {
      required_status_checks: ['a'],
      check_job_mapping: { a: { workflow: 'ci.yml', job_id: 'a', note: 'x' } },
      owner: 'platform',
    };
    expect(requiredStatusChecksSchema.parse(value)).toEqual(value);
  });
});
