import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '@gonogo/core';
import { runOn } from '@gonogo/core/testing';
import { lifecycle } from './control.js';

const FIXTURES = join(__dirname, 'fixtures');

/** Without git the comparison with the base is a warning; `version-bump.spec.ts` has its own repositories. */
const WITHOUT_GIT = { PATH: '/nonexistent' };

async function findingsOf(name: string): Promise<Partial<Check>[]> {
  const { checks } = await runOn(lifecycle, join(FIXTURES, name), { environment: WITHOUT_GIT });
  return checks
    .filter(({ passed, severity }) => !passed && severity === 'error')
    .map(({ check_id, detail, location }) => ({ check_id, detail, ...(location && { location }) }));
}

const names = readdirSync(FIXTURES);

it.each(names)('%s', async (name) => {
  const expected: unknown = JSON.parse(readFileSync(join(FIXTURES, name, 'expected.json'), 'utf8'));
  expect(await findingsOf(name)).toEqual(expected);
});

it('has a fixture that fails for every check but the comparison with the base', async () => {
  const { checks } = await runOn(lifecycle, join(FIXTURES, 'green'), { environment: WITHOUT_GIT });
  const ids = checks.map(({ check_id }) => check_id).filter((id) => id !== 'bundle_version_bumped');
  expect([...names].sort()).toEqual([...ids, 'green'].sort());
  for (const id of ids) {
    expect((await findingsOf(id)).map(({ check_id }) => check_id)).toContain(id);
  }
});
