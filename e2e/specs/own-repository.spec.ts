import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeBlocks, REPOSITORY, shellCommands } from '../support/documentation/pages.js';
import { run, workspaceAt, type E2eWorkspace } from '../support/workspace.js';

describe('a clone of this repository', () => {
  let clone: E2eWorkspace;
  beforeAll(async () => {
    clone = workspaceAt(realpathSync(mkdtempSync(join(tmpdir(), 'gonogo-e2e-'))));
    const { code, output } = await run('git', ['clone', '--quiet', REPOSITORY, '.'], clone.root);
    // A clone of a shallow clone, as CI may have it, comes with a warning.
    expect([code, code === 0 ? '' : output]).toEqual([0, '']);
  });
  afterAll(() => {
    clone.dispose();
  });

  it('is set up and governed, with its examples, by the one command that the README has first', async () => {
    const [command = ''] = shellCommands('README.md');
    const { code, output } = await clone.run('bash', ['-c', command]);
    expect(output).toMatch(/\d+ controls: \d+ passed\n/);
    expect(code).toBe(0);
  });

  it('says what the README shows when the Python of a workflow is broken', async () => {
    const workflow = 'examples/governed-workspace/.github/workflows/ci.yml';
    clone.edit(workflow, 'SystemExit("no tests")', 'SystemExit "no tests"');
    const { code, output } = await clone.run('npx', ['nx', 'run-many', '-t', 'verify']);
    await clone.git('restore', workflow);
    const [shown = ''] = codeBlocks('README.md', 'text');
    expect(shown).toContain('workflow_python_syntax');
    const real = output.split('\n');
    expect(shown.split('\n').filter((line) => !real.includes(line))).toEqual([]);
    expect(code).toBe(1);
  });

  it('generates what is committed', async () => {
    const { code, output } = await clone.run('npm', ['run', 'generate']);
    expect([code, code === 0 ? '' : output]).toEqual([0, '']);
    expect(await clone.git('status', '--porcelain')).toBe('');
  });
});
