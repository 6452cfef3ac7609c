import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withWorkspace } from '@gonogo/core/testing';
import catalogExecutor from '../../executors/catalog/executor.js';

const FIXTURE = join(__dirname, 'fixtures/unreadable-source');

it('writes nothing where a source cannot be read', () =>
  withWorkspace({}, async (root) => {
    cpSync(FIXTURE, root, { recursive: true });
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    const { success } = await catalogExecutor(
      {},
      {
        root,
        cwd: root,
        isVerbose: false,
        projectName: 'registry',
        targetName: 'catalog',
        projectsConfigurations: { version: 2, projects: {} },
        nxJsonConfiguration: {},
        projectGraph: {
          nodes: { registry: { name: 'registry', type: 'lib', data: { root: '.', targets: {} } } },
          dependencies: {},
        },
      },
    );
    const printed = write.mock.calls.map(([text]) => String(text)).join('');
    write.mockRestore();
    expect(success).toBe(false);
    expect(printed).toBe(readFileSync(join(FIXTURE, 'output.txt'), 'utf8'));
    expect(existsSync(join(root, 'catalog'))).toBe(false);
  }));
