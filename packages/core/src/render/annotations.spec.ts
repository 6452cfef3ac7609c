import { fakeFinding, fakeRow } from '../testing/evidence-row.js';
import type { EvidenceRow } from './evidence-row.js';
import { renderAnnotations } from './annotations.js';

const lines = (...rows: EvidenceRow[]): string[] =>
  renderAnnotations(rows).split('\n').slice(0, -1);

function failed(findings: EvidenceRow['findings']): EvidenceRow {
  return fakeRow({ verdict: 'failed', findings });
}

it('marks findings at their place', () => {
  const location = { file: 'a/b.yml', line: 3, column: 7 };
  expect(
    lines(
      failed([
        fakeFinding({ location }),
        fakeFinding({ unverified: true, check_id: 'seen' }),
        fakeFinding({ severity: 'warning', check_id: 'hint' }),
      ]),
    ),
  ).toEqual([
    '::error file=a/b.yml,line=3,col=7,title=fake (p)::is_ok: is wrong',
    '::warning title=fake (p)::seen: is wrong',
    '::warning title=fake (p)::hint: is wrong',
  ]);
});

it('says nothing of what passed or could not be seen without findings', () => {
  expect(renderAnnotations([fakeRow(), fakeRow({ verdict: 'unverified' })])).toBe('');
});

it('marks evidence that is missing, and a failure without a reason', () => {
  expect(
    lines(fakeRow({ verdict: 'missing', problem: 'is gone' }), fakeRow({ verdict: 'failed' })),
  ).toEqual([
    '::error title=fake (p)::is gone',
    '::error title=fake (p)::artifacts/fake_report.json is failed',
  ]);
});

it('lets no text end a command or begin another one', () => {
  const finding = fakeFinding({
    detail: '100%\r\n::error::two,three: %0A',
    location: { file: 'a,b:c%\n.yml', line: 1, column: 1 },
  });
  expect(lines(failed([finding]))).toEqual([
    '::error file=a%2Cb%3Ac%25%0A.yml,line=1,col=1,title=fake (p)::is_ok: 100%25%0D%0A::error::two,three: %250A',
  ]);
  const project = 'p,title=x::y\n';
  expect(lines(fakeRow({ project, verdict: 'failed' }))[0]).toMatch(
    /^::error title=fake \(p%2Ctitle=x%3A%3Ay%0A\)::/,
  );
});

describe("GitHub's limit of ten for each level", () => {
  const many = (count: number, severity: 'error' | 'warning') =>
    Array.from({ length: count }, (_, i) => fakeFinding({ check_id: `c${i}`, severity }));

  it('is used to the full', () => {
    expect(lines(failed(many(10, 'error')))).toHaveLength(10);
  });

  it('leaves room for a line that counts the rest', () => {
    const shown = lines(failed([...many(12, 'error'), ...many(11, 'warning')]));
    expect(shown).toHaveLength(20);
    expect(shown[8]).toContain('c8: ');
    expect(shown[9]).toBe(
      '::error title=gonogo::3 more of level error are not shown here: see the step summary and the reports',
    );
    expect(shown[19]).toContain('::2 more of level warning are not');
  });
});
