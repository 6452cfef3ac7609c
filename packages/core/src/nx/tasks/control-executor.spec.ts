import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { defineGate } from '../../control/define-control.js';
import type { GateContext } from '../../control/types.js';
import { fakeContext, type FakeProjects } from '../../testing/executor-context.js';
import { fakeControl } from '../../testing/fake-control.js';
import { withWorkspace } from '../../testing/workspace.js';
import { controlExecutor } from './control-executor.js';
import type { Executor } from './executor.js';
import { gateExecutor } from './gate-executor.js';

const REPORT = 'artifacts/fake_report.json';

async function run(
  executor: Executor,
  root: string,
  options: Readonly<Record<string, unknown>>,
  projects: FakeProjects = { p: { root: 'libs/p' } },
): Promise<{ success: boolean; output: string }> {
  const written: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  const context = { ...fakeContext(root, projects), projectName: 'p', targetName: 't' };
  try {
    return { ...(await executor(options, context)), output: written.join('') };
  } finally {
    write.mockRestore();
  }
}

describe('the executor of a control', () => {
  const executor = controlExecutor(fakeControl());
  const files = { 'libs/p/f.json': '{"ok": true}', 'other/g.json': '{}' };

  it('governs the folder of its project, and takes the options of the control beside its own', () =>
    withWorkspace(files, async (root) => {
      expect(await run(executor, root, {})).toEqual({
        success: true,
        output: 'Fake: passed (1 of 1 checks hold)\n',
      });
      const report: unknown = JSON.parse(readFileSync(join(root, REPORT), 'utf8'));
      expect(report).toMatchObject({ subject: { project: 'p', root: 'libs/p' } });
      const options = { root: 'other', file: 'g.json', report: 'out/r.json', enforce: true };
      expect((await run(executor, root, options)).success).toBe(false);
      expect(existsSync(join(root, 'out/r.json'))).toBe(true);
    }));

  it('tells wrong options', () =>
    withWorkspace(files, async (root) => {
      const { success, output } = await run(executor, root, { fiel: 1 });
      expect(success).toBe(false);
      expect(output).toBe(
        'Options of p:t:\n  - fiel: unknown key; known keys: "root", "report", "enforce", "timeLimitSeconds", "file"\n',
      );
    }));

  it('fails where a cached target does not list what was read', () =>
    withWorkspace(files, async (root) => {
      const t = { cache: true, inputs: ['{projectRoot}/other.json'] };
      const { success, output } = await run(
        executor,
        root,
        {},
        { p: { root: 'libs/p', targets: { t } } },
      );
      expect(success).toBe(false);
      expect(output).toContain('not inputs of p:t');
    }));

  it('has what its schema and its documentation are made from', () => {
    expect(Object.keys(executor.schema.shape)).toEqual([
      'root',
      'report',
      'enforce',
      'timeLimitSeconds',
      'file',
    ]);
    expect(executor.description).toBe('Demands that a file says ok.');
  });
});

it('the executor of a gate gives it its options and folder', () =>
  withWorkspace({}, async (root) => {
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
        return { success: true, output: 'go\n' };
      },
    });
    const executor = gateExecutor(gate);
    const options = { root: 'x', artifactsDir: 'out', strict: false };
    expect(await run(executor, root, options)).toEqual({ success: true, output: 'go\n' });
    expect(seen).toMatchObject({
      subject: { project: 'p', root: 'x' },
      artifactsDir: 'out',
      options: { strict: false },
    });
    expect((await run(executor, root, { strct: 1 })).output).toContain('strct: unknown key');
  }));
