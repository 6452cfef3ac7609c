import { runOn, type RunOnOptions } from '@gonogo/core/testing';
import { parseDate } from './calendar.js';
import { sunset } from './control.js';

const DEPRECATED = `id: parcel.send
metadata:
  status: deprecated
  deprecation_date: '2026-01-01'
  sunset_date: '2026-03-01'
replacement: parcel.hand
`;

async function failing(
  text: string,
  given: RunOnOptions & { day?: string } = {},
): Promise<unknown[]> {
  const environment = { GONOGO_FAKE_DAY: given.day ?? '2026-02-01' };
  const report = await runOn(sunset, { 'capabilities/a.yaml': text }, { ...given, environment });
  expect(report.status).toBe(report.checks.every((check) => check.passed) ? 'passed' : 'failed');
  return report.checks
    .filter((check) => !check.passed)
    .map(({ check_id, location }) => [check_id, location?.file, location?.line, location?.column]);
}

const FILE = 'capabilities/a.yaml';

describe('a deprecated capability', () => {
  it('with a replacement, dates and a window is fine', async () => {
    expect(await failing(DEPRECATED)).toEqual([]);
  });

  it.each([
    ['sunset.replacement', 'replacement: parcel.hand\n', '', 1, 1],
    ['sunset.replacement', 'parcel.hand', '""', 6, 14],
    ['sunset.deprecation_date', "'2026-01-01'", '2026-01-01', 4, 21],
    ['sunset.deprecation_date', "  deprecation_date: '2026-01-01'\n", '', 3, 3],
    ['sunset.deprecation_date', '2026-01-01', '2026-02-30', 4, 21],
    ['sunset.sunset_date', "'2026-03-01'", '2026-03-01', 5, 16],
    ['sunset.sunset_date', '2026-03-01', '1 March', 5, 16],
    ['sunset.order', '2026-01-01', '2026-03-01', 5, 16],
    ['sunset.window', '2026-01-01', '2026-01-31', 5, 16],
  ])('breaks %s by %j -> %j', async (rule, from, to, ...place) => {
    expect(DEPRECATED).toContain(from);
    expect(await failing(DEPRECATED.replace(from, to))).toEqual([[rule, FILE, ...place]]);
  });

  it('has 30 days at least, or what the option says', async () => {
    const days30 = DEPRECATED.replace('2026-01-01', '2026-01-30');
    expect(await failing(days30)).toEqual([]);
    expect(await failing(days30, { options: { minimumWindowDays: 31 } })).toEqual([
      ['sunset.window', FILE, 5, 16],
    ]);
  });

  it('is there on its last day, and expired on the next', async () => {
    expect(await failing(DEPRECATED, { day: '2026-03-01' })).toEqual([]);
    expect(await failing(DEPRECATED, { day: '2026-03-02' })).toEqual([
      ['sunset.expired', FILE, 5, 16],
    ]);
  });

  it('is also one that says "deprecated: true"', async () => {
    const text = DEPRECATED.replace('  status: deprecated\n', '');
    expect(await failing(`${text}deprecated: true\n`, { day: '2026-03-02' })).toHaveLength(1);
    expect(await failing(`${text}deprecated: "true"\n`, { day: '2026-03-02' })).toEqual([]);
  });
});

it('a file that cannot be read fails, because its end is unknown', async () => {
  expect(await failing('a: [')).toEqual([['capability.document', FILE, 1, 5]]);
});

it.each([
  ['1970-01-02', 1],
  ['2024-02-29', 19782],
  ['2025-02-29', undefined],
  ['2026-1-1', undefined],
  ['2026-01-01T00:00:00Z', undefined],
  ['', undefined],
])('the day %j is %p', (text, day) => {
  expect(parseDate(text)).toBe(day);
});
