import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { defineGate } from '../../control/define-control.js';
import type { AnyControl, GateContext } from '../../control/types.js';
import { fakeContext, type FakeProjects } from '../../testing/executor-context.js';
import { fakeControl } from '../../testing/fake-control.js';
import { withWorkspace, type WorkspaceFiles } from '../../testing/workspace.js';
import { createTaskRunner } from './run-task.js';
import type { TaskOutcome } from './types.js';

let controls: readonly AnyControl[] = [];
jest.mock('../inference/load-packages.js', () => ({
  loadPackage: (_: string, name: string) => {
    if (name !== '@x/p') throw new Error(`no package ${name}`);
    return { name, version: '1.0.0', controls, localFolder: undefined };
  },
}));

const REPORT = 'artifacts/fake_report.json';
const OWN = { control: 'fake', package: '@x/p', report: REPORT };

async function run(
  root: string,
  options: object,
  projects: FakeProjects = { p: { root: '.' } },
): Promise<TaskOutcome> {
  return createTaskRunner(fakeContext(root, projects)).run('p', 't', options);
}

function ran(
  files: WorkspaceFiles,
  options: object,
  projects?: FakeProjects,
): Promise<TaskOutcome & { readonly left: boolean }> {
  return withWorkspace(files, async (root) => {
    const outcome = await run(root, options, projects);
    return { ...outcome, left: existsSync(join(root, REPORT)) };
  });
}

beforeEach(() => {
  controls = [fakeControl()];
});

describe('evidence', () => {
  it('is collected, whatever it says', async () => {
    expect(await ran({ 'f.json': '{"ok": true}' }, OWN)).toEqual({
      success: true,
      left: true,
      output: 'Fake: passed (1 of 1 checks hold)\n',
    });
    expect(await ran({ 'f.json': '{}' }, OWN)).toEqual({
      success: true,
      left: true,
      output: 'Fake: failed (0 of 1 checks hold)\n  failed  is_ok\n    says so\n',
    });
  });

  it('is enforced where that is asked for, and left all the same', async () => {
    const enforce = { ...OWN, enforce: true };
    expect(await ran({ 'f.json': '{}' }, enforce)).toMatchObject({ success: false, left: true });
    expect(await ran({ 'f.json': '{"ok": true}' }, enforce)).toMatchObject({ success: true });
    controls = [fakeControl({ run: (_, report) => report.unverified('a', 'not seen') })];
    expect(await ran({}, enforce)).toMatchObject({ success: true, left: true });
  });

  it('takes flags of the command line for options of the control, and refuses others', async () => {
    controls = [
      fakeControl({
        run: ({ options }, report) => report.check('a', options.file === 'x', 'said'),
      }),
    ];
    const flags = { file: 'x', __overrides_unparsed__: ['--file=x'] };
    const given = { ...OWN, options: { file: 'y' } };
    expect((await ran({}, given)).output).toContain('failed');
    expect((await ran({}, { ...given, ...flags })).output).toContain('passed');
    const wrong = await ran({}, { ...OWN, flie: 'x' });
    expect(wrong).toMatchObject({ success: false, left: false });
    expect(wrong.output).toMatch(/flie: unknown key; known keys: .*"file".*"enforce"/);
    expect((await ran({}, { control: 'verify', file: 'x' })).output).toContain('file: unknown key');
  });

  it('has a place of its own where the task does not say', () =>
    withWorkspace({ 's/f.json': '{"ok": true}' }, async (root) => {
      await run(root, { control: 'fake', package: '@x/p', root: 's' });
      const report: unknown = JSON.parse(readFileSync(join(root, REPORT), 'utf8'));
      expect(report).toMatchObject({ status: 'passed', subject: { project: 'p', root: 's' } });
    }));

  it('of an earlier run is gone when none could be made', async () => {
    const files = { [REPORT]: '{"status": "passed"}' };
    controls = [fakeControl({ run: () => Promise.reject(new RangeError('boom')) })];
    const crashed = await ran(files, OWN);
    expect(crashed).toMatchObject({ success: false, left: false });
    expect(crashed.output).toContain(
      'Control "fake" crashed, which is a bug in it: RangeError: boom',
    );
    controls = [fakeControl({ run: () => new Promise(() => undefined) })];
    const stopped = await ran(files, { ...OWN, timeLimitSeconds: 0.01 });
    expect(stopped).toMatchObject({ success: false, left: false });
    expect(stopped.output).toBe(
      'Control "fake" was stopped after 0.01 s: raise its time limit or narrow its inputs\n',
    );
  });

  it('is not made from what is no input of its cached task', async () => {
    const target = { cache: true, inputs: ['{projectRoot}/other.json'] };
    const projects = { p: { root: '.', targets: { t: target } } };
    const outcome = await ran({ 'f.json': '{"ok": true}', [REPORT]: '{}' }, OWN, projects);
    expect(outcome).toMatchObject({ success: false, left: false });
    expect(outcome.output).toContain(
      'Control "fake" read files that are not inputs of p:t, so that its cached verdict would outlive a change of them: f.json. ',
    );
  });

  it.each(['../out.json', '/tmp/gonogo-out.json'])('is never left at %s', (report) =>
    withWorkspace({ 'w/f.json': '{"ok": true}', 'out.json': 'kept' }, async (outer) => {
      const outcome = await run(join(outer, 'w'), { ...OWN, report });
      expect(outcome.success).toBe(false);
      expect(outcome.output).toContain(
        'Options of task p:t: "report" leads out of the workspace: ',
      );
      expect(readFileSync(join(outer, 'out.json'), 'utf8')).toBe('kept');
    }),
  );

  it('is never left in place of a folder', () =>
    withWorkspace({}, async (root) => {
      mkdirSync(join(root, REPORT), { recursive: true });
      const { success, output } = await run(root, OWN);
      expect(success).toBe(false);
      expect(output).toContain(`"report" is a folder: ${REPORT}`);
    }));
});

describe('options', () => {
  it.each<[object, string]>([
    [
      { ...OWN, enforced: true },
      'Options of task p:t:\n  - enforced: unknown key; known keys: "file", "control"',
    ],
    [
      { control: 'fake' },
      'Options of task p:t: "package" is missing: name the package that has the control',
    ],
    [{ ...OWN, control: 'fkae' }, '@x/p has no control "fkae"; known: fake'],
    [{ ...OWN, package: '@x/q' }, 'no package @x/q'],
    [
      { ...OWN, options: { fiel: 1 } },
      'Options of control "fake":\n  - fiel: unknown key; known keys: "file"',
    ],
  ])('%j are told', async (options, message) => {
    const { success, output } = await ran({}, options);
    expect(success).toBe(false);
    expect(output).toContain(message);
    expect(output.endsWith('\n')).toBe(true);
  });
});

describe('verify', () => {
  const evidence = (path: string) => ({ outputs: [`{workspaceRoot}/${path}`] });
  const projects: FakeProjects = {
    p: {
      root: 'p',
      targets: { 'evidence-a': evidence('artifacts/a.json'), build: evidence('b.json') },
    },
    q: { root: 'q', targets: { 'evidence-b': evidence('artifacts/q.json') } },
  };
  const verify = (report: string | undefined, given: object = {}) =>
    ran(
      report === undefined ? {} : { 'artifacts/a.json': report },
      { control: 'verify', ...given },
      projects,
    );

  it.each<[string, string | undefined, boolean, string]>([
    ['passed', '{"status": "ok"}', true, 'passed'],
    ['unverified', '{"status": "pending"}', true, '  unverified  artifacts/a.json\n'],
    ['failed', '{"status": "failed"}', false, '  failed  artifacts/a.json\n'],
    [
      'failed, with what is wrong',
      '{"status": "failed", "checks": [{"check_id": "c", "passed": false, "detail": "is wrong"}]}',
      false,
      '  failed  c\n    is wrong\n',
    ],
    ['unknown', '{"status": "green"}', false, '  unknown  artifacts/a.json\n'],
    ['without a status', '{}', false, '  unknown  artifacts/a.json\n'],
    [
      'no JSON',
      '{',
      false,
      '  invalid  artifacts/a.json is not a JSON object: run its task again\n',
    ],
    ['no object', '[]', false, '  invalid  artifacts/a.json is not a JSON object'],
    ['missing', undefined, false, '  missing  artifacts/a.json does not exist: create it\n'],
  ])('of a report that is %s', async (_, report, success, line) => {
    const outcome = await verify(report);
    expect(outcome.success).toBe(success);
    expect(outcome.output).toContain(line);
    expect(outcome.output).not.toContain('q.json');
  });

  it('is red where evidence could not be complete', async () => {
    const outcome = await verify('{"status": "ok"}', { problems: ['package x is gone'] });
    expect(outcome.success).toBe(false);
    expect(outcome.output).toContain('  failed  p: package x is gone\n');
  });

  it('is red where there is nothing to verify', async () => {
    const { success, output } = await ran({}, { control: 'verify' }, { p: { root: 'p' } });
    expect(success).toBe(false);
    expect(output).toBe('  failed  p: p has no evidence task: there is nothing to verify\n');
  });

  it('knows the report of a target that lists no outputs', async () => {
    const targets = {
      'evidence-a': { executor: '@gonogo/core:command', options: { report: 'artifacts/a.json' } },
    };
    const { success, output } = await ran(
      { 'artifacts/a.json': '{"status": "failed"}' },
      { control: 'verify' },
      { p: { root: 'p', targets } },
    );
    expect(output).toContain('  failed  artifacts/a.json\n');
    expect(success).toBe(false);
  });

  it('is red where an evidence task names no report, since nobody would miss it', async () => {
    const targets = {
      'evidence-a': evidence('artifacts/a.json'),
      'evidence-b': { executor: 'nx:run-commands', options: { command: 'true' } },
    };
    const { success, output } = await ran(
      { 'artifacts/a.json': '{"status": "ok"}' },
      { control: 'verify' },
      { p: { root: 'p', targets } },
    );
    expect(success).toBe(false);
    expect(output).toContain(
      '  failed  p: p:evidence-b names no report: list the JSON file that it leaves in its "outputs"\n',
    );
  });

  it('reads reports that other tasks of the process have just written', () =>
    withWorkspace({ 'p/f.json': '{}' }, async (root) => {
      const targets = { 'evidence-a': evidence(REPORT) };
      const runner = createTaskRunner(fakeContext(root, { p: { root: 'p', targets } }));
      const verifyAgain = () => runner.run('p', 'verify', { control: 'verify' });
      expect((await verifyAgain()).output).toContain('missing');
      await runner.run('p', 'evidence-a', { ...OWN, root: 'p' });
      expect((await verifyAgain()).output).toContain('failed  is_ok');
    }));
});

describe('a gate', () => {
  let seen: GateContext<unknown> | undefined;
  const gate = defineGate({
    id: 'gate',
    title: 'Gate',
    description: 'Decides.',
    playbook: '3',
    marker: { pattern: 'g' },
    options: z.strictObject({ strict: z.boolean().default(true) }),
    reports: ['gate.json'],
    run: (context) => {
      seen = context;
      return { success: false, output: 'no-go\n' };
    },
  });
  const leaves = (path: string) => ({
    'evidence-x': { outputs: [`{workspaceRoot}/artifacts/${path}.json`] },
  });
  const gateAt = (root: string) => ({ options: { control: 'gate', root } });
  const projects: FakeProjects = {
    p: { root: '.github', targets: { gate: gateAt('.') } },
    a: { root: 'a', targets: leaves('a') },
    inner: { root: 'a/inner', targets: { ...leaves('inner'), gate: gateAt('a/inner') } },
    below: { root: 'a/inner/below', targets: leaves('below') },
    beside: { root: 'a/inner-not', targets: leaves('beside') },
    dots: { root: 'a/..odd', targets: leaves('dots') },
  };
  const scope = async (root: string): Promise<string[] | undefined> => {
    controls = [gate];
    await ran({}, { control: 'gate', package: '@x/p', root }, projects);
    return seen?.evidence.map(({ project }) => project).sort();
  };

  it('answers for what lies below it, and not for what another gate answers for', async () => {
    expect(await scope('.')).toEqual(['a', 'beside', 'dots']);
    expect(await scope('a')).toEqual(['a', 'beside', 'dots']);
    expect(await scope('a/inner')).toEqual(['below', 'inner']);
    expect(await scope('a/inn')).toEqual([]);
  });

  it('is given its options, and decides', async () => {
    controls = [gate];
    const options = {
      control: 'gate',
      package: '@x/p',
      artifactsDir: 'out',
      options: { strict: false },
    };
    const { success, output } = await ran({}, options, projects);
    expect({ success, output }).toEqual({ success: false, output: 'no-go\n' });
    expect(seen).toMatchObject({
      options: { strict: false },
      artifactsDir: 'out',
      subject: { project: 'p', root: '.' },
    });
    const wrong = await ran({}, { ...options, options: { strct: 1 } }, projects);
    expect(wrong.output).toContain(
      'Options of gate "gate":\n  - strct: unknown key; known keys: "strict"',
    );
  });
});
