import { fakeControl } from './fake-control.js';
import { describesId } from './described-checks.js';
import { runOn } from './run-on.js';

const DESCRIPTION = { proves: 'The file says ok', fix: 'Write it' };

it.each([
  ['is_ok', 'is_ok', true],
  ['is_ok', 'is_ok_too', false],
  ['is_ok', 'what_is_ok', false],
  ['a.b', 'axb', false],
  ['a:<file>', 'a:x/y (1)\n', true],
  ['a:<file>', 'a:', false],
  ['a:<file>:line_<n>', 'a:x:line_2', true],
  ['a:<file>:line_<n>', 'a:x', false],
  ['<name>_<job>_job', 'ci_deploy_job', true],
])('the key %j for the check %j: %p', (key, checkId, expected) => {
  expect(describesId(key, checkId)).toBe(expected);
});

describe('runOn', () => {
  const files = { 'f.json': '{"ok": true}' };

  it('accepts a control whose checks are described, or that describes none', async () => {
    for (const given of [{}, { checks: { is_ok: DESCRIPTION } }]) {
      expect((await runOn(fakeControl(given), files)).status).toBe('passed');
    }
  });

  it('refuses a check that is not described', async () => {
    const control = fakeControl({ checks: { is_other: DESCRIPTION } });
    await expect(runOn(control, files)).rejects.toThrow(
      'Control "fake" reports checks that its "checks" do not describe: "is_ok"',
    );
  });
});
