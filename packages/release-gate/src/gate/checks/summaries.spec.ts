import { failingIds, runGate } from '../../testing/run-gate.js';

it('summaries of nothing are absent, and not passed', async () => {
  expect(failingIds(await runGate({}))).toEqual(
    expect.arrayContaining([
      'governance_exec_summary_report_present',
      'runtime_exec_summary_report_present',
    ]),
  );
});
