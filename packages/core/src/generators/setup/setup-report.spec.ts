import { createSetupReport, finishSetup } from './setup-report';

function printed(write: jest.SpyInstance): string {
  return write.mock.calls.map(([text]) => String(text)).join('');
}

describe('finishSetup', () => {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  beforeEach(() => write.mockClear());
  afterAll(() => {
    write.mockRestore();
  });

  it('prints after the steps, which may add to the report', async () => {
    const report = createSetupReport();
    report.left('docs: is there');
    const callback = finishSetup(
      report,
      [
        () => {
          report.did('installed');
        },
      ],
      {},
    );
    expect(printed(write)).toBe('');
    await callback();
    expect(printed(write)).toBe('\nDone:\n  installed\n\nLeft alone:\n  docs: is there\n');
  });

  it('prints at once in a dry run, where Nx runs no steps', () => {
    const report = createSetupReport();
    report.did('nx.json: registered');
    report.next('run it');
    finishSetup(report, [], { NX_DRY_RUN: 'true' });
    expect(printed(write)).toBe('\nWould be done:\n  nx.json: registered\n\nNext:\n  run it\n');
  });
});
