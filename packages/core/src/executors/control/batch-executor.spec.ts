import type { AnyControl } from '../../control/types.js';
import { fakeContext } from '../../testing/executor-context.js';
import { fakeControl } from '../../testing/fake-control.js';
import { fakeTaskGraph } from '../../testing/task-graph.js';
import { withWorkspace } from '../../testing/workspace.js';
import controlBatchExecutor, { type BatchResult } from './batch-executor.js';

let controls: readonly AnyControl[] = [];
jest.mock('../../nx/inference/load-packages.js', () => ({
  loadPackage: (_: string, name: string) => ({ name, version: '1.0.0', controls }),
}));

const ok = fakeControl({ id: 'ok', run: (_, report) => report.check('a', true, 'holds') });
const bad = fakeControl({ id: 'bad', run: (_, report) => report.check('a', false, 'is wrong') });
const crash = fakeControl({ id: 'crash', run: () => Promise.reject(new Error('boom')) });

const optionsOf = (control: string) => ({
  control,
  package: '@x/p',
  report: `artifacts/${control}.json`,
});
const VERIFY = { control: 'verify' };

async function batch(
  dependencies: Readonly<Record<string, string[]>>,
  options: Readonly<Record<string, { control: string }>>,
  overrides: object = {},
): Promise<Record<string, BatchResult>> {
  controls = [ok, bad, crash];
  const targets = Object.fromEntries(
    Object.entries(options).map(([id, { control }]) => [
      id.split(':')[1] ?? '',
      { outputs: [`{workspaceRoot}/artifacts/${control}.json`] },
    ]),
  );
  return withWorkspace({}, async (root) => {
    const context = fakeContext(root, { p: { root: '.', targets } });
    const results: Record<string, BatchResult> = {};
    for await (const { task, result } of controlBatchExecutor(
      fakeTaskGraph(dependencies),
      options,
      { ...overrides },
      context,
    )) {
      expect(results[task]).toBeUndefined();
      results[task] = result;
    }
    return results;
  });
}

function statuses(results: Readonly<Record<string, BatchResult>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(results).map(([id, { status }]) => [id, status]));
}

it('gives a result for every task, each after what it waits for', async () => {
  const results = await batch(
    { 'p:verify': ['p:evidence-bad', 'p:evidence-ok'], 'p:evidence-bad': [], 'p:evidence-ok': [] },
    { 'p:verify': VERIFY, 'p:evidence-bad': optionsOf('bad'), 'p:evidence-ok': optionsOf('ok') },
  );
  expect(Object.keys(results)).toEqual(['p:evidence-bad', 'p:evidence-ok', 'p:verify']);
  expect(statuses(results)).toEqual({
    'p:evidence-bad': 'success',
    'p:evidence-ok': 'success',
    'p:verify': 'failure',
  });
  expect(results['p:verify']?.terminalOutput).toContain('is wrong');
  const { startTime = 0, endTime = 0 } = results['p:verify'] ?? {};
  expect(endTime).toBeGreaterThanOrEqual(startTime);
  expect(Date.now() - startTime).toBeLessThan(60_000);
});

it('skips what waits for a failed task, near and far, and nothing else', async () => {
  const results = await batch(
    {
      'p:gate': ['p:verify'],
      'p:verify': ['p:evidence-crash', 'p:evidence-ok'],
      'p:evidence-crash': [],
      'p:evidence-ok': [],
    },
    {
      'p:gate': VERIFY,
      'p:verify': VERIFY,
      'p:evidence-crash': optionsOf('crash'),
      'p:evidence-ok': optionsOf('ok'),
    },
  );
  expect(statuses(results)).toEqual({
    'p:evidence-crash': 'failure',
    'p:evidence-ok': 'success',
    'p:verify': 'skipped',
    'p:gate': 'skipped',
  });
  expect(results['p:verify']).toEqual({ success: false, status: 'skipped', terminalOutput: '' });
  expect(results['p:evidence-crash']?.terminalOutput).toContain('Control "crash" crashed');
});

it('fails a task without options, and no other', async () => {
  const results = await batch(
    { 'p:evidence-none': [], 'p:evidence-ok': [] },
    { 'p:evidence-ok': optionsOf('ok') },
  );
  expect(statuses(results)).toEqual({ 'p:evidence-none': 'failure', 'p:evidence-ok': 'success' });
  expect(results['p:evidence-none']?.terminalOutput).toContain('control is missing');
});

it('gives a result for every task of a cycle', async () => {
  const results = await batch(
    { 'p:evidence-ok': ['p:evidence-bad'], 'p:evidence-bad': ['p:evidence-ok'] },
    { 'p:evidence-ok': optionsOf('ok'), 'p:evidence-bad': optionsOf('bad') },
  );
  expect(Object.keys(results)).toHaveLength(2);
});

it('gives no task the flags of another', async () => {
  const options = { 'p:evidence-bad': { ...optionsOf('bad'), enforce: true } };
  const results = await batch(
    { 'p:evidence-bad': [], 'p:evidence-ok': [] },
    { ...options, 'p:evidence-ok': optionsOf('ok') },
    { enfroce: true, __overrides_unparsed__: ['--enfroce'] },
  );
  expect(statuses(results)).toEqual({ 'p:evidence-bad': 'failure', 'p:evidence-ok': 'success' });
});
