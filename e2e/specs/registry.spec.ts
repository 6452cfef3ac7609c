import { cpSync } from 'node:fs';
import { join } from 'node:path';
import {
  createWorkspace,
  NX_JSON,
  type E2eWorkspace,
  type NxResult,
} from '../support/workspace.js';

const EXAMPLE = join(__dirname, '../../examples/registry');

const nxJson = {
  ...NX_JSON,
  sync: { globalGenerators: ['@gonogo/registry:sync'] },
  plugins: [{ plugin: '@gonogo/core/plugin', options: { controls: ['@gonogo/registry'] } }],
};

describe('a registry in a workspace of its own', () => {
  let workspace: E2eWorkspace;
  const verify = (environment?: Readonly<Record<string, string>>): Promise<NxResult> =>
    workspace.nx(['run-many', '-t', 'verify'], environment);

  beforeAll(async () => {
    workspace = await createWorkspace({ nxJson, empty: true });
    cpSync(EXAMPLE, join(workspace.root, 'registry'), { recursive: true });
    await workspace.git('add', '--all');
    await workspace.git('commit', '--quiet', '--message=registry');
  });
  afterAll(() => workspace.dispose());

  it('passes all five controls in one process', async () => {
    const { code, output } = await verify();
    expect(output).toContain('Running 6 tasks with @gonogo/core:control');
    expect(output).toMatch(/5 controls: 5 passed/);
    expect(code).toBe(0);
  });

  it('fails on the day after a sunset without any cache being cleared, and stays cached till then', async () => {
    const source = workspace.read('registry/capabilities/catalogue.search.yaml');
    const [, sunset = ''] = /sunset_date: ['"]?([\d-]+)/.exec(source) ?? [];
    const dayAfter = new Date(Date.parse(sunset) + 86_400_000).toISOString().slice(0, 10);
    const sunsetOn = async (day: string): Promise<unknown> => {
      const { output } = await workspace.nx(
        ['run', 'registry:evidence-registry-sunset', '--outputStyle=static'],
        { GONOGO_FAKE_DAY: day },
      );
      const { status } = workspace.readJson('artifacts/capability_sunset_report.json');
      return { status, cached: /cache: +1\/1 hit/i.test(output) };
    };
    expect(await sunsetOn(sunset)).toEqual({ status: 'passed', cached: false });
    expect(await sunsetOn(sunset)).toEqual({ status: 'passed', cached: true });
    expect(await sunsetOn(dayAfter)).toEqual({ status: 'failed', cached: false });
    expect((await verify({ GONOGO_FAKE_DAY: dayAfter })).code).not.toBe(0);
    expect(await sunsetOn(sunset)).toEqual({ status: 'passed', cached: true });
  });

  it('is brought in sync once, and then there is nothing to do', async () => {
    expect((await workspace.nx(['sync:check'])).code).toBe(0);
    workspace.edit('registry/catalog/stats.json', '\n', '\n\n');
    const check = await workspace.nx(['sync:check']);
    expect(check.code).not.toBe(0);
    expect(check.output).toContain('stats.json');
    expect((await verify()).code).not.toBe(0);

    expect((await workspace.nx(['sync'])).code).toBe(0);
    expect(await workspace.git('status', '--porcelain')).toBe('');
    const again = await workspace.nx(['sync']);
    expect(again.code).toBe(0);
    expect(await workspace.git('status', '--porcelain')).toBe('');
    expect((await verify()).code).toBe(0);
  });

  it('has its catalogs written by a task of its own', async () => {
    workspace.remove('registry/catalog/graph.json');
    const { code, output } = await workspace.nx(['run', 'registry:catalog']);
    expect(output).toContain('graph.json');
    expect(code).toBe(0);
    expect(await workspace.git('status', '--porcelain')).toBe('');
  });
});
