import { generatedAt, hashedDay, utcDay } from './clock.js';

describe('generatedAt', () => {
  it('is the moment that SOURCE_DATE_EPOCH gives', () => {
    expect(generatedAt({ SOURCE_DATE_EPOCH: '0' })).toBe('1970-01-01T00:00:00Z');
    expect(generatedAt({ SOURCE_DATE_EPOCH: '1767225600' })).toBe('2026-01-01T00:00:00Z');
    expect(generatedAt({ SOURCE_DATE_EPOCH: '253402300799' })).toBe('9999-12-31T23:59:59Z');
  });

  it.each([{}, { SOURCE_DATE_EPOCH: '' }])('is now with %j', (environment) => {
    const before = Math.floor(Date.now() / 1000) * 1000;
    const time = generatedAt(environment);
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(Date.parse(time)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(time)).toBeLessThanOrEqual(Date.now());
  });

  it.each(['-1', '1.5', '1e3', ' 1', 'now', '0x10', '253402300800', '9'.repeat(400)])(
    'refuses %s',
    (value) => {
      expect(() => generatedAt({ SOURCE_DATE_EPOCH: value })).toThrow(
        new RangeError(
          `SOURCE_DATE_EPOCH is "${value}": a whole number of seconds since 1970 is expected, or no value at all`,
        ),
      );
    },
  );
});

describe('utcDay', () => {
  const now = new Date('2026-03-01T23:59:59.999Z');

  it('is the day in UTC', () => {
    expect(utcDay({}, now)).toBe('2026-03-01');
    expect(utcDay({ GONOGO_FAKE_DAY: '' }, new Date('2026-03-02T00:00:00Z'))).toBe('2026-03-02');
  });

  it('can be given', () => {
    expect(utcDay({ GONOGO_FAKE_DAY: '2024-02-29' }, now)).toBe('2024-02-29');
  });

  it.each(['2026-02-29', '2026-2-1', '2026-01-32', 'tomorrow', '2026-01-01T00:00:00Z', ' '])(
    'refuses %j as a day',
    (value) => {
      expect(() => utcDay({ GONOGO_FAKE_DAY: value }, now)).toThrow(
        new RangeError(`GONOGO_FAKE_DAY is "${value}": a date such as 2026-01-31 is expected`),
      );
    },
  );
});

describe('hashedDay', () => {
  const afterMidnight = new Date('2026-03-02T00:00:01Z');

  it('is the day that went into the hash, whatever the clock says by now', () => {
    expect(hashedDay({ GONOGO_DAY: '2026-03-01' }, afterMidnight)).toBe('2026-03-01');
    const environment = { GONOGO_DAY: '2026-03-01', GONOGO_FAKE_DAY: '2030-01-01' };
    expect(hashedDay(environment, afterMidnight)).toBe('2026-03-01');
  });

  it('is the day of the clock where no hook has run', () => {
    expect(hashedDay({}, afterMidnight)).toBe('2026-03-02');
    expect(hashedDay({ GONOGO_DAY: '' }, afterMidnight)).toBe('2026-03-02');
    expect(hashedDay({ GONOGO_FAKE_DAY: '2030-01-01' }, afterMidnight)).toBe('2030-01-01');
  });
});
