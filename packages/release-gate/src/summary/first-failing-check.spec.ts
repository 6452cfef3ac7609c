import { firstFailingCheck } from './first-failing-check.js';

const location = { file: 'a.yml', line: 3, column: 5 };
const wrong = { check_id: 'b', passed: false, detail: 'wrong', location, help: 'docs/b.md' };

it.each<[string, Record<string, unknown>, object]>([
  [
    'the first failing check with its place',
    { checks: [{ check_id: 'a', passed: true, detail: '' }, wrong, { ...wrong, check_id: 'c' }] },
    { checkId: 'b', detail: 'wrong', location, help: 'docs/b.md' },
  ],
  [
    'no warning',
    { checks: [{ ...wrong, severity: 'warning', check_id: 'w' }, wrong] },
    { checkId: 'b' },
  ],
  [
    'what is wrong before what could not be seen',
    { checks: [{ ...wrong, unverified: true, check_id: 'u' }, wrong] },
    { checkId: 'b' },
  ],
  [
    'a place only where it is one',
    { checks: [{ ...wrong, location: { file: 'a.yml', line: 0 } }] },
    { checkId: 'b', location: null },
  ],
  [
    'the first false of an object of booleans',
    { checks: { a_passed: true, b_passed: false } },
    { checkId: 'b_passed', detail: 'is false' },
  ],
  ['a failed test', { failures: ['t.py::x'] }, { checkId: null, detail: 'failures: t.py::x' }],
  ['a breach', { breaches: [{ job: 'x' }] }, { detail: 'breaches: {"job":"x"}' }],
  ['nothing', { checks: 'no' }, { checkId: null, detail: 'the report names no failing check' }],
  ['nothing of nothing', { checks: [null, 1, {}] }, { checkId: null }],
])('finds %s', (_, report, expected) => {
  expect(firstFailingCheck(report)).toMatchObject(expected);
});
