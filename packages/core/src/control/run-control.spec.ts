import { z } from 'zod';
import { createSession } from '../files/create-files.js';
import { serializeReport } from '../report/write-report.js';
import { fakeControl } from '../testing/fake-control.js';
import { withWorkspace } from '../testing/workspace.js';
import { OptionsError } from './parse-options.js';
import { ControlError, runControl, type RunRequest, type RunResult } from './run-control.js';
import type { ControlDefinition } from './types.js';

function run(
  control: ControlDefinition,
  given: Partial<RunRequest> = {},
  files = { 'f.json': '{"ok": true}' },
): Promise<RunResult> {
  return withWorkspace(files, (root) =>
    runControl(control, {
      subject: { project: 'p', root: '.' },
      options: {},
      session: createSession(root),
      environment: { SOURCE_DATE_EPOCH: '1767225600' },
      ...given,
    }),
  );
}

async function errorOf(promise: Promise<unknown>): Promise<Error> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Error) return error;
  throw new Error(`no error, but ${String(error)}`);
}

it('gives the report, and what was read', async () => {
  const { report, record } = await run(fakeControl());
  expect(report).toMatchObject({
    status: 'passed',
    contract: 'fake_v1',
    playbook: '2.2.1',
    generated_at: '2026-01-01T00:00:00Z',
    tool: { name: 'gonogo' },
    subject: { project: 'p', root: '.' },
  });
  expect(report.inputs.map(({ path }) => path)).toEqual(['f.json']);
  expect([...record.touched]).toEqual(['f.json']);
});

it('gives the same bytes for the same inputs', async () => {
  const bytes = async (): Promise<string> => serializeReport((await run(fakeControl())).report);
  expect(await bytes()).toBe(await bytes());
});

it('tells wrong options before anything runs', async () => {
  const control = fakeControl({ run: () => Promise.reject(new Error('ran')) });
  const error = await errorOf(run(control, { options: { fiel: 'x' } }));
  expect(error).toBeInstanceOf(OptionsError);
  expect(error.message).toBe(
    'Options of control "fake":\n  - fiel: unknown key; known keys: "file"',
  );
});

describe('a crash', () => {
  const thrown = new RangeError('boom');
  it.each<[string, () => void | Promise<void>]>([
    [
      'at once',
      () => {
        throw thrown;
      },
    ],
    ['later', () => Promise.reject(thrown)],
  ])('%s is an error that names the control', async (_, crash) => {
    const error = await errorOf(run(fakeControl({ run: crash })));
    expect(error).toBeInstanceOf(ControlError);
    expect(error.message).toContain(
      'Control "fake" crashed, which is a bug in it: RangeError: boom\n    at ',
    );
    expect(error.cause).toBe(thrown);
  });

  it('of something that is no error is told as it is', async () => {
    const error = await errorOf(run(fakeControl({ run: () => rejectWith('text') })));
    expect(error.message).toBe('Control "fake" crashed, which is a bug in it: text');
  });
});

describe('the time limit', () => {
  it('stops a control, and tells it by its signal', async () => {
    let aborted = false;
    const control = fakeControl({
      run: ({ signal }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            aborted = true;
            resolve();
          });
        }),
    });
    const error = await errorOf(run(control, { timeLimitSeconds: 0.05 }));
    expect(error).toBeInstanceOf(ControlError);
    expect(error.message).toBe(
      'Control "fake" was stopped after 0.05 s: raise its time limit or narrow its inputs',
    );
    expect(aborted).toBe(true);
  });

  it('lets go of what fails after it', async () => {
    const late = (): Promise<void> =>
      new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 60));
    const error = await errorOf(run(fakeControl({ run: late }), { timeLimitSeconds: 0.02 }));
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(error.message).toContain('was stopped');
  });

  it('may be longer than a timer can wait', async () => {
    const slow = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
    const { report } = await run(fakeControl({ run: slow }), { timeLimitSeconds: 1e9 });
    expect(report.status).toBe('unverified');
  });
});

describe('what is not declared', () => {
  it.each<[string, ControlDefinition['run'], string]>([
    [
      'git history',
      ({ git }) => void git.base(),
      `uses git history without declaring environment: ['base-content']`,
    ],
    ['files at the base', ({ git }) => void git.filesAtBase(), 'uses git history'],
    ['a file at the base', ({ git }) => void git.readAtBase('f'), 'uses git history'],
    [
      'the day',
      ({ today }) => void today(),
      `asks for the day without declaring environment: ['utc-day']`,
    ],
  ])('is refused: %s', async (_, use, message) => {
    const error = await errorOf(run(fakeControl({ run: use })));
    expect(error).toBeInstanceOf(ControlError);
    expect(error.message).toContain(message);
    expect(error.message).toContain('control "fake"');
  });

  it('is given where it is declared', async () => {
    const control = fakeControl({
      environment: ['utc-day', 'base-content'],
      run({ git, today }, report) {
        report.set('day', today());
        report.set('base', git.base().kind);
      },
    });
    const { report } = await run(control, { environment: { GONOGO_DAY: '2026-05-04' } });
    expect(report).toMatchObject({ day: '2026-05-04', base: 'unknown' });
  });
});

it('lets no control decide its own verdict', async () => {
  const control = fakeControl({
    run(_, report) {
      report.check('a', false, 'wrong');
      report.set('status', 'passed');
    },
  });
  expect((await errorOf(run(control))).message).toContain('"status" is a field of the report');
});

it("reads options by the control's own schema", async () => {
  const control = fakeControl({ options: z.strictObject({ file: z.string() }) });
  const { report } = await run(control, { options: { file: 'nope.json' } });
  expect(report.checks).toEqual([
    {
      check_id: 'is_ok',
      passed: false,
      detail: 'nope.json does not exist: create it',
      severity: 'error',
    },
  ]);
});

/** What a careless author may do. */
async function rejectWith(reason: unknown): Promise<never> {
  await Promise.resolve();
  throw reason;
}
