import { reportSchema } from '../contracts/report.js';
import { createReportBuilder } from '../report/report-builder.js';
import { renderVerdict } from './verdict.js';

function verdict(count: number): string {
  const builder = createReportBuilder();
  builder.check('holds', true, '');
  builder.check('hint', false, 'might be better', { severity: 'warning' });
  for (let index = 0; index < count; index++) builder.check(`c${index}`, false, 'is wrong');
  const report = builder.build({
    contract: 'x_v1',
    generatedAt: '2026-01-01T00:00:00Z',
    tool: { name: 'gonogo', version: '1' },
    subject: { project: 'p', root: '.' },
    playbook: '2',
    inputs: [],
  });
  return renderVerdict('Title', reportSchema.parse(report));
}

it('says how many checks hold, and what does not', () => {
  expect(verdict(1)).toBe(
    'Title: failed (1 of 2 checks hold)\n' +
      '  warning  hint\n    might be better\n' +
      '  failed  c0\n    is wrong\n',
  );
});

it('prints no more than twenty findings, and counts the rest', () => {
  const text = verdict(25);
  expect(text).toContain('  failed  c18\n');
  expect(text).not.toContain('  failed  c19\n');
  expect(text.endsWith('  … and 6 more in the report\n')).toBe(true);
});
