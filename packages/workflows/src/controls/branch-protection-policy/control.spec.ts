import { join } from 'node:path';
import { createSession, runControl } from '@gonogo/core';
import { goldenCases, runGoldenCase, runOn } from '@gonogo/core/testing';
import { branchProtectionPolicy } from './control.js';

const FIXTURES = join(__dirname, 'fixtures');

describe('branch-protection-policy', () => {
  test.each(goldenCases(FIXTURES))('golden case %s', async (name) => {
    const { actual, expected } = await runGoldenCase(branchProtectionPolicy, join(FIXTURES, name));
    expect(actual).toEqual(expected);
  });

  it('reads the policy, the list and the workflows, and nothing else', async () => {
    const { record } = await runControl(branchProtectionPolicy, {
      subject: { project: 'github', root: '.' },
      options: {},
      session: createSession(join(FIXTURES, 'green')),
      environment: {},
    });
    expect([...record.touched].sort()).toEqual([
      '.github/workflows/ci.yml',
      '.github/workflows/smoke.yml',
      'docs/BRANCH_PROTECTION_POLICY.md',
      'docs/required_status_checks.json',
    ]);
  });

  test.each<[string, string | Buffer]>([
    ['empty', ''],
    ['binary', Buffer.from([0, 255, 254])],
    ['larger than may be read', 'x'.repeat(11 * 1024 * 1024)],
  ])('a policy that is %s is a finding', async (_name, content) => {
    const report = await runOn(branchProtectionPolicy, {
      '.github/workflows/ci.yml': 'on: push\njobs: {}\n',
      'docs/BRANCH_PROTECTION_POLICY.md': content,
    });
    expect(report.status).toBe('failed');
  });
});
