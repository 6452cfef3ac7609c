import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  EXPECTED_REPORTS,
  PLAYBOOK_JOBS,
} from '../../packages/release-gate/src/playbook/expected-reports';
import { workspace } from '../../packages/release-gate/src/testing/green-workspace';
import { runGate } from '../../packages/release-gate/src/testing/run-gate';
import { allControls, targetOf } from './definitions';
import { PLAYBOOK_LINES } from './playbook/lines';
import { withPlaybookTable } from './playbook/table';

const page = readFileSync(join(__dirname, '../../docs/playbook.md'), 'utf8');

/** How many numbered lines (or commands, in section 3) each list of the playbook has. */
const LISTS: readonly (readonly [section: string, lines: number])[] = [
  ['2.1', 4],
  ['2.2', 7],
  ['2.3', 12],
  ['2.4', 6],
  ['2.5', 4],
  ['3.1', 5],
  ['3.2', 6],
  ['4', 8],
  ['5', 4],
  ['5.a', 4],
  ['8.a', 3],
  ['8.b', 2],
  ['8.c', 5],
];

interface Row {
  readonly number: string;
  readonly cells: readonly string[];
}

function rows(): Row[] {
  return page
    .split('\n')
    .filter((line) => /^\| \d/.test(line))
    .map((line) => {
      const [number = '', ...cells] = line.slice(2, -2).split(' | ');
      return { number, cells };
    });
}

const numbered = rows().slice(0, PLAYBOOK_LINES.length);
const inCode = (text: string): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, id = '']) => id);

it('is what the definitions and the lists of the gate say', () => {
  expect(withPlaybookTable(page, PLAYBOOK_LINES, allControls())).toBe(page);
});

it('has every line of the playbook once, in its order', () => {
  const numbers = LISTS.flatMap(([section, lines]) =>
    Array.from({ length: lines }, (_, index) => `${section}.${index + 1}`),
  );
  expect(numbered.map(({ number }) => number)).toEqual(numbers);
});

it('has a gate that advises to run only targets that there are', () => {
  const made = allControls().flatMap((control) =>
    control.kind === 'evidence' ? [[control.report, targetOf(control)]] : [],
  );
  const targets = new Map(made.map(([report = '', target]) => [report, target]));
  for (const { file, target } of EXPECTED_REPORTS) {
    expect([file, target]).toEqual([file, targets.get(file)]);
  }
});

it('names only targets that there are', () => {
  const targets = new Set(allControls().map(targetOf));
  const named = rows().flatMap(({ cells }) => inCode(cells.at(-3) ?? ''));
  expect(named.filter((target) => !targets.has(target))).toEqual([]);
});

it('names only checks of the gate that there are', async () => {
  const runs = await Promise.all([runGate(workspace()), runGate({})]);
  const ids = new Set(runs.flatMap(({ report }) => report.checks.map(({ check_id: id }) => id)));
  const named = rows()
    .filter(({ number }) => number.startsWith('2.'))
    .flatMap(({ cells }) => inCode(cells.at(-1) ?? ''))
    .filter((id) => id !== 'release-gate' && !id.endsWith('.json'));
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
});

it('has every job that the gate demands', () => {
  const named = numbered.flatMap(({ cells }) => inCode(cells.join(' ')));
  for (const job of PLAYBOOK_JOBS) expect(named).toContain(`job_result:${job}`);
});

it.each(
  allControls()
    .filter(({ playbook }) => playbook !== '')
    .map((control) => [targetOf(control), control.playbook]),
)(
  'has %s, whose definition names section %s, among the lines of that section',
  (target, section) => {
    const ofSection = numbered.filter(({ number }) => `${number}.`.startsWith(`${section}.`));
    expect(ofSection.flatMap(({ cells }) => inCode(cells[1] ?? ''))).toContain(target);
  },
);
