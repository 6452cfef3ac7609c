import { foldStatus, foldStatusWord } from './status.js';

const WORDS = {
  passed: ['passed', 'pass', 'ok', 'healthy', 'success'],
  failed: ['failed', 'fail', 'error', 'breach'],
  unverified: ['unverified', 'unknown', 'pending', 'partial', 'warning'],
};

describe('foldStatusWord', () => {
  const cases = Object.entries(WORDS).flatMap(([status, words]) =>
    words.flatMap((word) =>
      [word, word.toUpperCase(), ` ${word}\t\n`, word.charAt(0).toUpperCase() + word.slice(1)].map(
        (spelling) => [spelling, status] as const,
      ),
    ),
  );

  it.each(cases)('folds %j into %s', (word, status) => expect(foldStatusWord(word)).toBe(status));

  it.each([
    '',
    'passed!',
    'not ok',
    'green',
    'constructor',
    'toString',
    true,
    1,
    null,
    undefined,
    {},
  ])('takes %j for unknown', (word) => expect(foldStatusWord(word)).toBe('unknown'));
});

describe('foldStatus', () => {
  it.each([
    [{ status: 'ok' }, 'passed'],
    [{ status: 'ok', slo_status: 'breach' }, 'passed'],
    [{ slo_status: 'breach' }, 'failed'],
    [{ status: null, slo_status: 'pass' }, 'passed'],
    [{ status: true, slo_status: 'pass' }, 'passed'],
    [{ status: '', slo_status: 'pass' }, 'unknown'],
    [{ status: 'green', slo_status: 'pass' }, 'unknown'],
    [{}, 'unknown'],
  ])('reads %j as %s', (report, status) => expect(foldStatus(report)).toBe(status));
});
