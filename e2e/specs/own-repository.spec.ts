import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY, shellCommands } from '../support/documentation/pages.js';
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

  it('generates what is committed', async () => {
    const { code, output } = await clone.run('npm', ['run', 'generate']);
    expect([code, code === 0 ? '' : output]).toEqual([0, '']);
    expect(await clone.git('status', '--porcelain')).toBe('');
  });
});
