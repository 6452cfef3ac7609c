import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeContext } from '../../testing/executor-context.js';
import { withWorkspace } from '../../testing/workspace.js';
import commandExecutor from './executor.js';

const REPORT = 'artifacts/r.json';

/** A program that leaves a report and ends. */
function leaving(report: unknown, code = 0): string[] {
  const text = typeof report === 'string' ? report : JSON.stringify(report);
  return [
    '-e',
    `require('node:fs').mkdirSync('artifacts', { recursive: true });
     require('node:fs').writeFileSync('${REPORT}', ${JSON.stringify(text)});
     process.exitCode = ${code};`,
  ];
}

interface Ran {
  readonly success: boolean;
  readonly output: string;
  readonly left: boolean;
}

async function run(root: string, options: object): Promise<Ran> {
  const written: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  const context = fakeContext(root, { p: { root: '.' } });
  try {
    const { success } = await commandExecutor(
      { command: process.execPath, report: REPORT, ...options },
      { ...context, projectName: 'p', targetName: 'evidence-x' },
    );
    return { success, output: written.join(''), left: existsSync(join(root, REPORT)) };
  } finally {
    write.mockRestore();
  }
}

function ran(options: object): Promise<Ran> {
  return withWorkspace({}, (root) => run(root, options));
}

const passed = {
  status: 'passed',
  contract: 'x_v1',
  checks: [{ check_id: 'a', passed: true, detail: '' }],
};
const failed = { status: 'fail', checks: [{ check_id: 'a', passed: false, detail: 'is wrong' }] };

describe('evidence is collected', () => {
  it('where the program leaves a report and ends well', async () => {
    const result = await ran({ args: leaving(passed), contract: 'x_v1' });
    expect(result).toMatchObject({ success: true, left: true });
    expect(result.output).toMatch(/p +│ r +│ passed/);
  });

  it('where it says failed, whatever the exit code', async () => {
    expect(await ran({ args: leaving(failed) })).toMatchObject({ success: true, left: true });
    const result = await ran({ args: leaving(failed, 1) });
    expect(result).toMatchObject({ success: true, left: true });
    expect(result.output).toContain('  failed  a\n    is wrong\n');
    expect(result.output).toContain(`${process.execPath} exited with 1\n`);
  });

  it('where it says that it could not see', async () => {
    const result = await ran({ args: leaving({ status: 'pending' }, 3) });
    expect(result).toMatchObject({ success: true, left: true });
  });

  it('and enforced where that is asked for', async () => {
    const enforce = true;
    expect(await ran({ args: leaving(failed), enforce })).toMatchObject({
      success: false,
      left: true,
    });
    expect(await ran({ args: leaving(passed), enforce })).toMatchObject({ success: true });
  });

  it('in the folder that is asked for', () =>
    withWorkspace({ 'sub/x': '' }, async (root) => {
      const args = ['-e', `require('node:fs').writeFileSync('../r.json', '{"status":"ok"}')`];
      expect(await run(root, { args, cwd: 'sub', report: 'r.json' })).toMatchObject({
        success: true,
      });
    }));
});

describe('evidence is refused', () => {
  const unexpected = `${REPORT} names contract "x_v1": "y_v1" is expected\n`;
  it.each<[string, object, string]>([
    ['no report', { args: ['-e', ''] }, `${REPORT} was not written: no evidence was made\n`],
    ['no JSON', { args: leaving('{') }, `${REPORT} is not a JSON object: run its task again\n`],
    ['no object', { args: leaving([]) }, `${REPORT} is not a JSON object: run its task again\n`],
    [
      'no status',
      { args: leaving({ status: 'green' }) },
      `${REPORT} has no status that can be read: "status" (or "slo_status") must be passed, failed or unverified\n`,
    ],
    ['another contract', { args: leaving(passed), contract: 'y_v1' }, unexpected],
    [
      'a pass of a program that failed',
      { args: leaving(passed, 1) },
      `${process.execPath} exited with 1\n${REPORT} says passed although the command failed: it is not believed\n`,
    ],
    [
      'a program that is not there',
      { command: 'no-such-program-here' },
      'no-such-program-here was not found: install it, or check "command" and "cwd"\n',
    ],
    [
      'a folder that is not there',
      { args: ['-e', ''], cwd: 'nowhere' },
      'was not found: install it',
    ],
    [
      'a program that was killed',
      { args: ['-e', 'process.kill(process.pid, "SIGSEGV")'] },
      `${process.execPath} was ended by SIGSEGV\n`,
    ],
  ])('for %s', async (_, options, message) => {
    const result = await ran(options);
    expect(result.success).toBe(false);
    expect(result.output).toContain(message);
  });

  it('and removed where it would have passed', async () => {
    expect((await ran({ args: leaving(passed, 1) })).left).toBe(false);
    expect((await ran({ args: leaving(passed), contract: 'y_v1' })).left).toBe(false);
  });

  it('where it was left by an earlier run', () =>
    withWorkspace({ [REPORT]: JSON.stringify(passed) }, async (root) => {
      const result = await run(root, { args: ['-e', ''] });
      expect(result).toMatchObject({ success: false, left: false });
    }));

  it('where no program may be run', () =>
    withWorkspace({ plain: 'no program' }, async (root) => {
      const result = await run(root, { command: join(root, 'plain') });
      expect(result.success).toBe(false);
      expect(result.output).toContain('could not be run (EACCES)\n');
    }));
});

describe('the report', () => {
  it.each(['../r.json', '/tmp/gonogo-r.json', 'a/../../r.json', '..'])(
    'may not be %s, and nothing is run or removed',
    (report) =>
      withWorkspace({ 'w/x': '', 'r.json': 'kept' }, async (outer) => {
        const root = join(outer, 'w');
        const args = ['-e', 'require("node:fs").writeFileSync("ran", "")'];
        const { success, output } = await run(root, { args, report });
        expect({ success, output }).toEqual({
          success: false,
          output: `Options of p:evidence-x: "report" leads out of the workspace: ${report}; a path relative to its root is expected\n`,
        });
        expect(existsSync(join(root, 'ran'))).toBe(false);
        expect(readFileSync(join(outer, 'r.json'), 'utf8')).toBe('kept');
      }),
  );

  it('may not lie behind a link out of the workspace', () =>
    withWorkspace({}, async (root) => {
      const outside = mkdtempSync(join(tmpdir(), 'gonogo-outside-'));
      writeFileSync(join(outside, 'r.json'), 'kept');
      symlinkSync(outside, join(root, 'artifacts'));
      const { success, output } = await run(root, { args: ['-e', ''] });
      expect(success).toBe(false);
      expect(output).toContain('"report" leads out of the workspace');
      expect(readFileSync(join(outside, 'r.json'), 'utf8')).toBe('kept');
      rmSync(outside, { recursive: true });
    }));

  it('may not be a folder', () =>
    withWorkspace({}, async (root) => {
      mkdirSync(join(root, REPORT), { recursive: true });
      const { success, output } = await run(root, { args: ['-e', ''] });
      expect(success).toBe(false);
      expect(output).toContain(`"report" is a folder: ${REPORT}`);
    }));
});

describe('options', () => {
  it.each<[object, string]>([
    [{ comand: 'x' }, 'comand: unknown key; known keys: "command"'],
    [{ args: 'x' }, 'args is "x"; expected: a value of type array'],
    [{ timeLimitSeconds: 0 }, 'timeLimitSeconds is 0; expected: more than 0'],
  ])('%j are told', async (options, message) => {
    const { success, output } = await ran(options);
    expect(success).toBe(false);
    expect(output).toContain(`Options of p:evidence-x:\n  - ${message}`);
  });

  it.each([
    { TOKEN: 987_654_321 },
    { TOKEN: 'nul987654321\0' },
    { TOKEN: ['987654321'] },
    'T=987654321',
    ['987654321'],
  ])('never tell what is in env: %j', async (env) => {
    const { success, output } = await ran({ args: ['-e', ''], env });
    expect(success).toBe(false);
    expect(output).toMatch(/ {2}- env(\.TOKEN)? is no /);
    expect(output).not.toContain('987654321');
  });

  it('give env to the program, and print none of it', async () => {
    const env = { TOKEN: 'secret-987654321' };
    const script = `if (process.env.TOKEN !== 'secret-' + 987654321) process.exitCode = 9`;
    const runs = [
      await ran({ args: ['-e', script], env }),
      await ran({ command: 'no-such-program-here', env }),
      await ran({ args: leaving(passed, 1), env }),
    ];
    expect(runs[0]?.output).not.toContain('exited with 9');
    for (const { output } of runs) expect(output).not.toContain('secret-987654321');
  });
});

function isAlive(pid: number): boolean {
  try {
    // A process that has ended but was not waited for yet has no command line.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
}

async function expectEnded(pidFile: string): Promise<void> {
  const pid = Number(readFileSync(pidFile, 'utf8'));
  expect(pid).toBeGreaterThan(1);
  for (let tries = 0; tries < 100 && isAlive(pid); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(isAlive(pid)).toBe(false);
}

/** A program that starts another one, which would live on, and waits. */
const GRANDPARENT = `
  const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  require('node:fs').writeFileSync('pid', String(child.pid));
  setInterval(() => {}, 1000);`;

describe('a program that does not end', () => {
  it('is ended with all that it started when its time is up', () =>
    withWorkspace({}, async (root) => {
      const { success, output } = await run(root, {
        args: ['-e', GRANDPARENT],
        timeLimitSeconds: 0.7,
      });
      expect(success).toBe(false);
      expect(output).toContain(
        `${process.execPath} was ended after 0.7 s: raise "timeLimitSeconds"\n`,
      );
      await expectEnded(join(root, 'pid'));
    }));

  it('may be given more time than a timer can wait', async () => {
    const options = { args: leaving(passed), timeLimitSeconds: 1e9 };
    expect(await ran(options)).toMatchObject({ success: true });
  });

  it('is ended with all that it started when the task is interrupted', () =>
    withWorkspace({}, async (root) => {
      const pending = run(root, { args: ['-e', GRANDPARENT], timeLimitSeconds: 60 });
      while (!existsSync(join(root, 'pid')) || readFileSync(join(root, 'pid'), 'utf8') === '') {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      const before = process.listenerCount('SIGHUP');
      process.emit('SIGHUP', 'SIGHUP');
      const { success, output } = await pending;
      expect(success).toBe(false);
      expect(output).toContain(`${process.execPath} was interrupted\n`);
      expect(process.listenerCount('SIGHUP')).toBeLessThan(before);
      await expectEnded(join(root, 'pid'));
    }));

  it(
    'is ended with all that it started when it prints without end',
    () =>
      withWorkspace({}, async (root) => {
        const script = `${GRANDPARENT}
        const print = () => process.stdout.write('x'.repeat(1e6), () => setImmediate(print));
        print();`;
        const { success, output } = await run(root, { args: ['-e', script], timeLimitSeconds: 60 });
        expect(success).toBe(false);
        expect(output).toContain('printed more than 10000000 characters\n');
        expect(output.length).toBeLessThan(10_010_000);
        await expectEnded(join(root, 'pid'));
      }),
    20_000,
  );
});
