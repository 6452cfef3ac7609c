import { GIT_ENVIRONMENT, initRepository } from '../../testing/git-repository.js';
import { withWorkspace, writeFiles, type WorkspaceFiles } from '../../testing/workspace.js';
import { baseVariable } from '../../git/base-variable.js';
import { taskEnvironment } from './before-tasks.js';

const RECORD = '.nx/workspace-data/gonogo-inference.json';
const now = new Date('2026-03-01T12:00:00Z');

function record(...roots: string[]): string {
  return JSON.stringify({
    nodes: [],
    baseContent: roots.map((root) => ({ root })),
    markers: { key: 'k', expressions: [] },
  });
}

it('gives the day', () =>
  withWorkspace({ [RECORD]: record() }, async (workspaceRoot) => {
    expect(await taskEnvironment({ workspaceRoot, environment: {} }, now)).toEqual({
      GONOGO_DAY: '2026-03-01',
    });
    const environment = { GONOGO_FAKE_DAY: '2027-01-01' };
    expect(await taskEnvironment({ workspaceRoot, environment }, now)).toEqual({
      GONOGO_DAY: '2027-01-01',
    });
    await expect(
      taskEnvironment({ workspaceRoot, environment: { GONOGO_FAKE_DAY: 'never' } }, now),
    ).rejects.toThrow('GONOGO_FAKE_DAY is "never"');
  }));

it('gives each governed folder the digest of its own content at the base', () =>
  withWorkspace({}, async (workspaceRoot) => {
    const repository = initRepository(workspaceRoot);
    const files = { 'a/f': 'one', 'b/f': 'one', 'c/f': 'other', '.gitignore': '.nx\n' };
    const first = repository.commit(files);
    writeFiles(workspaceRoot, { [RECORD]: record('a', 'b', 'c', 'new') });
    const variables = (base: string) =>
      taskEnvironment({ workspaceRoot, environment: { ...GIT_ENVIRONMENT, NX_BASE: base } }, now);
    const digest = async (base: string, root: string) =>
      (await variables(base))[baseVariable(root)];

    expect(Object.keys(await variables(first))).toHaveLength(5);
    expect(await digest(first, 'a')).toMatch(/^[0-9a-f]{40}$/);
    expect(await digest(first, 'a')).toBe(await digest(first, 'b'));
    expect(await digest(first, 'a')).not.toBe(await digest(first, 'c'));
    expect(await digest(first, 'new')).toBe('absent');

    const second = repository.commit({ 'c/f': 'changed', elsewhere: '' });
    expect(await digest(second, 'a')).toBe(await digest(first, 'a'));
    expect(await digest(second, 'c')).not.toBe(await digest(first, 'c'));
  }));

it('gives a digest where the base cannot be seen, too', () =>
  withWorkspace({ [RECORD]: record('a') }, async (workspaceRoot) => {
    const environment = { ...GIT_ENVIRONMENT, GIT_CEILING_DIRECTORIES: '/' };
    const variables = await taskEnvironment({ workspaceRoot, environment }, now);
    expect(variables[baseVariable('a')]).toMatch(/^unknown:/);
  }));

it('names the variables of two folders apart, whatever they are called', () => {
  const names = ['a/b', 'a_b', 'a-b', 'A/b', '.', 'ä'].map(baseVariable);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^GONOGO_BASE_[0-9A-F]{12}$/);
});

it.each<WorkspaceFiles>([{}, { [RECORD]: 'null' }, { [RECORD]: '{"key":' }, { [RECORD]: '{}' }])(
  'is an error where inference left nothing to go by: %j',
  (files) =>
    withWorkspace(files, async (workspaceRoot) => {
      await expect(taskEnvironment({ workspaceRoot, environment: {} }, now)).rejects.toThrow(
        new Error(
          'gonogo does not know which folders are governed, because the record of the last inference is gone: run "nx reset"',
        ),
      );
    }),
);
