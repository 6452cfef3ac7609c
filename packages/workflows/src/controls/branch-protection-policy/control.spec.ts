import { join } from 'node:path';
import { goldenCases, runGoldenCase } from '../../testing/golden-cases.js';
import { branchProtectionPolicy } from './control.js';

const FIXTURES = join(__dirname, 'fixtures');

describe('branch-protection-policy', () => {
  test.each(goldenCases(FIXTURES))('golden case %s', async (name) => {
    const { actual, expected } = await runGoldenCase(branchProtectionPolicy, join(FIXTURES, name));
    expect(actual).toEqual(expected);
  });
});
