import type { AnyControl } from '../../../packages/core/src/control/types';
import { EXPECTED_REPORTS } from '../../../packages/release-gate/src/playbook/expected-reports';
import type { ExpectedReport } from '../../../packages/release-gate/src/playbook/types';
import { targetOf } from '../../generate/list-controls';
import { withRegion } from '../../generate/region';
import type { Judgement, PlaybookLine } from './lines';

/** The cells of a row after number and demand. */
interface Cells {
  readonly target: string;
  readonly report: string;
  readonly judged: string;
}

/**
 * A page with its table as the lines, the definitions and the gate's lists have it.
 *
 * @throws TypeError where a marker is missing, or a line names a report or control that is not there
 */
export function withPlaybookTable(
  page: string,
  lines: readonly PlaybookLine[],
  controls: readonly AnyControl[],
): string {
  const rows = lines.map(({ number, demand, judged }) => {
    const { target, report, judged: where } = cellsOf(judged, controls);
    return `| ${number} | ${demand} | ${target} | ${report} | ${where} |`;
  });
  const table = [
    '| Playbook | What it demands | Target | Report | Where it is judged |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    'The gate expects these reports too, which no numbered line names:',
    '',
    '| Section | Target | Report | Where it is judged |',
    '| --- | --- | --- | --- |',
    ...otherRows(lines, controls),
  ];
  return withRegion(page, 'playbook', table.join('\n'));
}

function otherRows(lines: readonly PlaybookLine[], controls: readonly AnyControl[]): string[] {
  const named = new Set(lines.flatMap(({ judged }) => filesOf(judged)));
  return EXPECTED_REPORTS.filter(({ file }) => !named.has(file)).map((expected) => {
    const { target, report, judged } = reportCells(expected, controls);
    const conditions = code(expected.conditions.map(({ checkId }) => checkId));
    return `| ${expected.playbook} | ${target} | ${report} | ${joined([judged, conditions])} |`;
  });
}

function filesOf(judged: Judgement): readonly string[] {
  if (judged.kind === 'job') return judged.reports;
  return 'file' in judged ? [judged.file] : [];
}

function cellsOf(judged: Judgement, controls: readonly AnyControl[]): Cells {
  switch (judged.kind) {
    case 'report':
      return reportCells(expectedReport(judged.file), controls);
    case 'condition':
      return conditionCells(expectedReport(judged.file), judged.field);
    case 'job':
      return jobCells(judged);
    case 'controls':
      return controlCells(judged, controls);
    case 'gate':
      return {
        target: '`release-gate`',
        report: '',
        judged: joined([code(judged.checks), judged.note]),
      };
    case 'hand':
      return { target: '', report: '', judged: judged.note };
  }
}

function reportCells(expected: ExpectedReport, controls: readonly AnyControl[]): Cells {
  const maker = controls.find(
    (control) => control.kind === 'evidence' && control.report === expected.file,
  );
  const contract = expected.contract === undefined ? '' : `<br>\`${expected.contract}\``;
  return {
    target: maker === undefined ? 'not made by this version' : `\`${targetOf(maker)}\``,
    report: `\`${expected.file}\`${contract}`,
    judged: joined([
      code([expected.status.checkId]),
      maker === undefined ? '`release-gate` reads the report when another tool leaves it' : '',
    ]),
  };
}

function conditionCells(expected: ExpectedReport, field: string): Cells {
  const condition = expected.conditions.find((entry) => entry.field.at(-1) === field);
  if (condition === undefined) throw new TypeError(`${expected.file} has no condition on ${field}`);
  return {
    target: 'as before',
    report: `\`${expected.file}\`, \`${condition.field.join('.')}\``,
    judged: code([condition.checkId]),
  };
}

function jobCells({ job, reports }: Extract<Judgement, { kind: 'job' }>): Cells {
  const expected = reports.map(expectedReport);
  const checks = expected.flatMap(({ status, conditions }) => [
    status.checkId,
    ...conditions.map(({ checkId }) => checkId),
  ]);
  return {
    target: reports.length === 0 ? '' : 'not made by this version',
    report: expected.map(({ file }) => `\`${file}\``).join('<br>'),
    judged: code([`job_result:${job}`, ...checks]),
  };
}

function controlCells(
  { ids, note }: Extract<Judgement, { kind: 'controls' }>,
  controls: readonly AnyControl[],
): Cells {
  const found = ids.map((id) => {
    const control = controls.find((entry) => entry.id === id);
    if (control === undefined) throw new TypeError(`there is no control "${id}"`);
    return control;
  });
  const reports = found.flatMap((control) =>
    control.kind === 'evidence' ? [`\`${control.report}\`<br>\`${control.contract}\``] : [],
  );
  const isExpected = found.some(
    (control) =>
      control.kind === 'evidence' && EXPECTED_REPORTS.some(({ file }) => file === control.report),
  );
  const where = isExpected ? 'see section 2.2' : '`verify`; the gate as evidence of the workspace';
  return {
    target: found.map((control) => `\`${targetOf(control)}\``).join('<br>'),
    report: reports.join('<br>'),
    judged: joined([where, note]),
  };
}

function expectedReport(file: string): ExpectedReport {
  const found = EXPECTED_REPORTS.find((expected) => expected.file === file);
  if (found === undefined) throw new TypeError(`the gate expects no report ${file}`);
  return found;
}

function code(checks: readonly string[]): string {
  return checks.map((check) => `\`${check}\``).join('<br>');
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('; ');
}
