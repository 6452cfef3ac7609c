import fc from 'fast-check';
import { fakeFinding, fakeRow } from '../testing/evidence-row.js';
import { escapeMarkdown, markdownTable } from './markdown.js';
import { fitStepSummary, renderMarkdownSummary } from './step-summary.js';

const MIB = 1024 * 1024;

it('has decisions, what fails first, the table and the findings', () => {
  const location = { file: 'a.yml', line: 2, column: 5 };
  const rows = [
    fakeRow({ project: 'a' }),
    fakeRow({
      project: 'b',
      verdict: 'failed',
      findings: [fakeFinding({ location }), fakeFinding({ check_id: 'x|y', unverified: true })],
    }),
  ];
  expect(renderMarkdownSummary(rows, [{ project: 'g', decision: 'no-go' }])).toMatchSnapshot();
});

it('shows text as it is, and mentions nobody', () => {
  expect(escapeMarkdown('<b>@team `x` |a| [l](u) #1 & ~\n- b')).toBe(
    '&lt;b&gt;&#64;team &#96;x&#96; &#124;a&#124; &#91;l&#93;&#40;u&#41; &#35;1 &amp; &#126; - b',
  );
  expect(markdownTable(['h'], [['a|b\nc'], [1]])).toBe('| h |\n| --- |\n| a&#124;b c |\n| 1 |\n');
});

describe('the limit of 1 MiB', () => {
  const line = `${'x'.repeat(99)}\n`;
  const long = line.repeat(11_000);

  it('leaves alone what fits, to the byte', () => {
    const text = 'é'.repeat(MIB / 2);
    expect(fitStepSummary(text, 0)).toBe(text);
    expect(fitStepSummary('short', MIB - 5)).toBe('short');
  });

  it('cuts at a line, and counts what is left out', () => {
    const text = fitStepSummary(long, 0);
    const size = Buffer.byteLength(text);
    expect(size).toBeLessThanOrEqual(MIB);
    expect(size).toBeGreaterThan(MIB - 300);
    const kept = text.split('\n').filter((l) => l === 'x'.repeat(99)).length;
    const left = Number(/\n\n(\d+) lines are left out here/.exec(text)?.[1]);
    expect(kept + left).toBe(11_000);
  });

  it('counts what the step has written before', () => {
    const text = fitStepSummary(long, MIB - 1000);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1000);
    expect(text).toContain('lines are left out here');
  });

  it('writes nothing where not even the count fits', () => {
    expect(fitStepSummary(long, MIB - 10)).toBe('');
    expect(fitStepSummary(long, 2 * MIB)).toBe('');
  });

  it('is never passed', () => {
    fc.assert(
      fc.property(
        fc.nat(400),
        fc.nat(2 * MIB),
        fc.constantFrom('é', 'ab', '\u{1F600}\n'),
        (n, used, unit) => {
          const text = fitStepSummary(`${unit.repeat(n)}\n`.repeat(3000), used);
          expect(Buffer.byteLength(text)).toBeLessThanOrEqual(Math.max(0, MIB - used));
        },
      ),
      { numRuns: 30 },
    );
  });
});
