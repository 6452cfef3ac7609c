import { fakeFinding, fakeRow } from '../testing/evidence-row.js';
import { renderFinalTable } from './final-table.js';
import { printable, printableLines } from './printable.js';
import { controlName, wantsColors } from './terminal-table.js';
import { renderVerifyTable } from './verify-table.js';

describe('printable text', () => {
  it.each([
    ['plain é \u{1F600} 日本', 'plain é \u{1F600} 日本'],
    ['\u001B[31mred\u0007\u0000', '\uFFFD[31mred\uFFFD\uFFFD'],
    ['a\tb', 'a b'],
    ['a\nb\r\nc\rd\u2028e', 'a b c d e'],
    ['::stop-commands::x', ': :stop-commands::x'],
    ['  ::error::x', '  : :error::x'],
    ['a ::b', 'a ::b'],
    ['x ##[add-matcher]y', 'x ## [add-matcher]y'],
    ['safe\u202Etxt.exe', 'safe\uFFFDtxt.exe'],
  ])('of %j is %j', (text, expected) => expect(printable(text)).toBe(expected));

  it('has no line that GitHub takes for a command', () => {
    expect(printableLines('ok\n::error::x\r::debug::y')).toEqual([
      'ok',
      ': :error::x',
      ': :debug::y',
    ]);
  });
});

describe('wantsColors', () => {
  it.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  ])('with %j in a terminal %s is %s', (environment, isTerminal, expected) => {
    expect(wantsColors(environment, isTerminal)).toBe(expected);
  });
});

it('names a control as its report does', () => {
  const name = (path: string): string => controlName(fakeRow({ path }));
  expect(name('artifacts/x/policy_gate_report.json')).toBe('policy_gate');
  expect(name('dx_metrics.json')).toBe('dx_metrics');
});

describe('verify', () => {
  it('prints the table and what does not hold', () => {
    const findings = [
      fakeFinding({
        detail: 'first\nsecond',
        help: 'docs/x.md',
        location: { file: 'a.yml', line: 2, column: 5 },
      }),
      fakeFinding({ check_id: 'hint', severity: 'warning' }),
      fakeFinding({ check_id: 'seen', unverified: true }),
    ];
    const rows = [
      fakeRow({ verdict: 'failed', counts: { total: 4, failed: 1, warnings: 1 }, findings }),
    ];
    expect(renderVerifyTable('p', rows, ['is not complete'])).toMatchSnapshot();
  });

  it('prints no more than ten findings of a control, and counts the rest', () => {
    const findings = Array.from({ length: 12 }, (_, i) => fakeFinding({ check_id: `c${i}` }));
    const text = renderVerifyTable('p', [fakeRow({ verdict: 'failed', findings })], []);
    expect(text).toContain('c9\n');
    expect(text).not.toContain('c10\n');
    expect(text).toContain('  … and 2 more in artifacts/fake_report.json\n');
  });
});

describe('the final table', () => {
  const options = { colors: false };

  it('shows every row, the counts and what to look at first', () => {
    const rows = [
      fakeRow({
        project: 'a',
        playbook: '3.1',
        verdict: 'missing',
        problem: 'r.json does not exist',
      }),
      fakeRow({
        project: 'b',
        playbook: '2.2.1',
        verdict: 'failed',
        counts: { total: 2, failed: 1, warnings: 0 },
        findings: [fakeFinding({ location: { file: 'a.yml', line: 2, column: 5 } })],
      }),
      fakeRow({ project: 'c' }),
      fakeRow({ project: 'd', verdict: 'unverified' }),
    ];
    const decisions = [{ project: 'github', decision: 'no-go' }];
    expect(renderFinalTable(rows, decisions, options)).toMatchSnapshot();
  });

  it('says no more where nothing is wrong', () => {
    const text = renderFinalTable([fakeRow()], [], options);
    expect(text).toContain('\n1 control: 1 passed\n');
    expect(text).not.toContain('First failing');
  });

  it('has the decision alone where no evidence was collected', () => {
    const decisions = [{ project: 'github', decision: 'go' }];
    expect(renderFinalTable([], decisions, options)).toBe('\nDecision of github: go\n');
  });

  it('is coloured only where that is wanted', () => {
    const escape = String.fromCharCode(27);
    expect(renderFinalTable([fakeRow()], [], { colors: true })).toContain(`${escape}[32mpassed`);
    expect(renderFinalTable([fakeRow()], [], options)).not.toContain(escape);
  });

  it('prints nothing that moves the cursor', () => {
    const findings = [fakeFinding({ detail: '\u001B[2J::error::x' })];
    const text = renderFinalTable([fakeRow({ verdict: 'failed', findings })], [], options);
    expect(text).toContain('  \uFFFD[2J::error::x\n');
  });
});
