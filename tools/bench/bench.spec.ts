import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registryLines } from './benchmarks/registry';
import { interleave } from './measure/interleave';
import { countProcessStarts } from './measure/process-starts';
import { runDuration } from './measure/run-duration';
import { median } from './measure/statistics';
import { placeFigures, renderFigures } from './report/document';
import { over } from './report/format';

function withFolder(use: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'gonogo-bench-test-'));
  try {
    use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it.each([
  [[3], 3],
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[10, 9], 9.5],
])('the median of %j is %d', (values, expected) => expect(median(values)).toBe(expected));

it('has no median of nothing', () => expect(() => median([])).toThrow(RangeError));

it.each([
  ['745ms', 745],
  ['2.1s', 2_100],
  ['1m 5s', 65_000],
  ['1m 5.5s', 65_500],
  ['<1ms', 0],
])('reads a run duration of %s', (text, expected) => {
  expect(runDuration(`x\n  Run duration:      ${text}\n  Cache:   0/7 hit\n`)).toBe(expected);
});

it('says that an output has no run duration', () => {
  expect(() => runDuration('nothing ran')).toThrow('nothing ran');
});

it('measures in turn, each first as often as second', async () => {
  const order: string[] = [];
  const variant = (name: string, values: number[]) => () => {
    order.push(name);
    return Promise.resolve({ time: values.shift() ?? 0 });
  };
  const result = await interleave(3, variant('a', [1, 5, 2]), variant('b', [7, 9, 8]));
  expect(order.join('')).toBe('abbaab');
  expect([result.measured('time'), result.baseline('time')]).toEqual([2, 8]);
});

it('tells processes by what they run', () => {
  withFolder((folder) => {
    const file = join(folder, 'starts');
    const scripts = [
      '/n/nx/dist/bin/nx.js',
      '/n/nx/dist/src/tasks-runner/batch/run-batch.js',
      'C:\\n\\nx\\dist\\bin\\run-executor.js',
      '/n/nx/dist/src/project-graph/plugins/isolation/plugin-worker.js',
      '/n/nx/dist/src/tasks-runner/fork.js',
    ];
    writeFileSync(file, scripts.map((script) => `${JSON.stringify({ script })}\n`).join(''));
    expect(countProcessStarts(file)).toEqual({ nx: 1, executor: 2, 'plugin worker': 1, other: 1 });
    expect(countProcessStarts(join(folder, 'none')).nx).toBe(0);
  });
});

it('says by how much a limit is passed', () => {
  expect(over(1.2, 1, (value) => value.toFixed(1))).toEqual({ missedBy: '0.2' });
  expect(over(1, 1, String)).toEqual({});
});

it('replaces the figures of a document, and nothing else of it', () => {
  const start = '<!-- figures: written by `npm run bench`, not by hand -->';
  const document = `before\n${start}\nold\n<!-- end of figures -->\nafter\n`;
  const line = { title: 'a', measured: '1 s', baseline: 'b', comparison: '2 ×' };
  const figures = renderFigures(
    [['Node', 'v20']],
    [
      { ...line, goal: '' },
      { ...line, goal: '1 ×', missedBy: '1 ×' },
      { ...line, goal: '3 ×' },
    ],
  );
  expect(placeFigures(document, figures).split('\n')).toEqual([
    'before',
    start,
    '',
    '- Node: v20',
    '',
    '| What | Measured | Compared with | Comparison | Goal | Reached |',
    '| --- | --- | --- | --- | --- | --- |',
    '| a | 1 s | b | 2 × |  |  |',
    '| a | 1 s | b | 2 × | 1 × | no, by 1 × |',
    '| a | 1 s | b | 2 × | 3 × | yes |',
    '',
    '<!-- end of figures -->',
    'after',
    '',
  ]);
  expect(() => placeFigures('no place', figures)).toThrow('no lines');
});

it('takes over the lines of the registry benchmark', () => {
  const text = 'cold: 8 ms (a 1)\n10 skills: 2 ms\n20 skills: 3 ms\n  2.0 times the skills\n';
  expect(
    registryLines(text).map(({ title, measured, comparison }) => [title, measured, comparison]),
  ).toEqual([
    ['Registry, cold', '8 ms (a 1)', ''],
    ['Registry, 10 skills', '2 ms', ''],
    ['Registry, 20 skills', '3 ms', '2.0 times the skills'],
  ]);
});
