import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fakeContext } from '../../testing/executor-context.js';
import { withWorkspace } from '../../testing/workspace.js';
import commandExecutor from './executor.js';
import { parseCommandOptions } from './options.js';

const FIXTURES = join(__dirname, 'fixtures');

/** Paths and the program's own trace differ from machine to machine: the executor's last line does not. */
function lastLine(output: string): string {
  return `${output.trimEnd().split('\n').at(-1) ?? ''}\n`;
}

it.each(readdirSync(FIXTURES))('%s', (name) =>
  withWorkspace({}, async (root) => {
    const fixture = join(FIXTURES, name);
    cpSync(fixture, root, { recursive: true });
    const given: unknown = JSON.parse(readFileSync(join(fixture, 'options.json'), 'utf8'));
    const { report } = parseCommandOptions(given, name);
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    const { success } = await commandExecutor(given, {
      ...fakeContext(root, { p: { root: '.' } }),
      projectName: 'p',
      targetName: 'evidence-x',
    });
    const output = write.mock.calls.map(([text]) => String(text)).join('');
    write.mockRestore();
    expect(success).toBe(false);
    expect(lastLine(output)).toBe(readFileSync(join(fixture, 'output.txt'), 'utf8'));
    expect(existsSync(join(root, report))).toBe(false);
  }),
);
