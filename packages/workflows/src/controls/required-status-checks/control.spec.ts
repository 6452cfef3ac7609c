import { join } from 'node:path';
import { goldenCases, runGoldenCase } from '../../testing/golden-cases.js';
import { requiredStatusChecks } from './control.js';

const FIXTURES = join(__dirname, 'fixtures');

describe('required-status-checks', () => {
  test.each(goldenCases(FIXTURES))('golden case %s', async (name) => {
    const { actual, expected } = await runGoldenCase(requiredStatusChecks, join(FIXTURES, name));
    expect(actual).toEqual(expected);
  });
});
