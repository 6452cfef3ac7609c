import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import type { Tree } from '@gonogo/core/generators';
import workflowGenerator from './generator';

const CI = '.github/workflows/ci.yml';
const SMOKE = '.github/workflows/smoke.yml';

function treeWith(files: Readonly<Record<string, string>>): Tree {
  const tree = createTreeWithEmptyWorkspace();
  for (const [path, text] of Object.entries(files)) tree.write(path, text);
  return tree;
}

function generated(tree: Tree, options: Readonly<Record<string, unknown>> = {}): string {
  workflowGenerator(tree, options);
  return tree.read(CI, 'utf-8') ?? '';
}

describe('workflow', () => {
  it('writes both workflows, every action pinned by a commit with its version', () => {
    const tree = treeWith({});
    const ci = generated(tree);
    const uses = [ci, tree.read(SMOKE, 'utf-8') ?? ''].join('\n').match(/uses: .*/g) ?? [];
    expect(uses).toHaveLength(7);
    for (const line of uses) expect(line).toMatch(/^uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    expect(ci).toContain('fetch-depth: 0');
    expect(ci).toMatchSnapshot();
    expect(tree.read(SMOKE, 'utf-8')).toMatchSnapshot();
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['npm', { 'package-lock.json': '{}' }, ['- run: npm ci', 'cache: npm', 'run: npx nx affected']],
    ['npm without a lock file', {}, ['- run: npm install', 'run: npx nx affected']],
    [
      'pnpm',
      { 'pnpm-lock.yaml': '' },
      [
        '- run: corepack enable',
        '- run: pnpm install --frozen-lockfile',
        'run: pnpm exec nx affected',
      ],
    ],
    [
      'yarn 1',
      { 'yarn.lock': '' },
      ['- run: yarn install --frozen-lockfile', 'run: yarn nx affected'],
    ],
    [
      'yarn',
      { 'yarn.lock': '', '.yarnrc.yml': '' },
      ['- run: yarn install --immutable', 'run: yarn nx affected'],
    ],
    ['bun', { 'bun.lock': '' }, ['- run: npx --yes bun install', 'run: npx nx affected']],
  ])('installs with %s', (_, files, expected) => {
    const ci = generated(treeWith(files));
    for (const text of expected) expect(ci).toContain(text);
  });

  it('starts the wrapper where there is no package.json', () => {
    const tree = treeWith({ nx: '', 'nx.json': '{ "installation": { "version": "23.2.1" } }' });
    tree.delete('package.json');
    const ci = generated(tree);
    expect(ci).toContain('run: ./nx affected -t verify');
    expect(ci).not.toContain('npm');
  });

  it.each<[string, string, Readonly<Record<string, unknown>>, boolean]>([
    ['no other workflow', '', {}, true],
    ['one that runs in a merge queue', 'on: [pull_request, merge_group]\n', {}, true],
    ['one that does not', 'on: pull_request\n', {}, false],
    ['one that only mentions it', 'on: pull_request # no merge_group\n', {}, false],
    ['one that does not, and is told to', 'on: pull_request\n', { mergeQueue: true }, true],
    ['none, and is told not to', '', { mergeQueue: false }, false],
  ])('runs in a merge queue as %s', (_, other, options, expected) => {
    const tree = treeWith(other === '' ? {} : { '.github/workflows/test.yml': other });
    expect(generated(tree, options).includes('  merge_group:\n')).toBe(expected);
    expect(tree.read(SMOKE, 'utf-8')?.includes('  merge_group:\n')).toBe(expected);
  });

  it('takes branch, folder of the reports and Node from the workspace', () => {
    const ci = generated(
      treeWith({
        'nx.json':
          '{ "defaultBase": "origin/trunk", "plugins": [{ "plugin": "@gonogo/core/plugin", "options": { "artifactsDir": "out" } }] }',
        '.nvmrc': '22',
      }),
    );
    expect(ci).toContain('branches: [trunk]');
    expect(ci).toContain('sarif_file: out/gonogo.sarif');
    expect(ci).toContain('node-version-file: .nvmrc');
  });

  it('leaves a workflow that is there, and changes nothing the second time', () => {
    const tree = treeWith({ [CI]: 'on: push\n' });
    expect(generated(tree)).toBe('on: push\n');
    const first = tree.listChanges();
    generated(tree);
    expect(tree.listChanges()).toEqual(first);
  });

  it('says what to do: what governs the new files, and what to call them where names are taken', () => {
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    const printed = (tree: Tree, options: object): string => {
      write.mockClear();
      process.env.NX_DRY_RUN = 'true';
      workflowGenerator(tree, options);
      delete process.env.NX_DRY_RUN;
      return write.mock.calls.map(([text]) => String(text)).join('');
    };
    expect(printed(treeWith({}), {})).toContain('npx nx add @gonogo/workflows: registers');
    const taken = treeWith({
      [CI]: 'on: push\n',
      'nx.json':
        '{ "plugins": [{ "plugin": "@gonogo/core/plugin", "options": { "controls": ["@gonogo/workflows"] } }] }',
    });
    const text = printed(taken, {});
    expect(text).toContain('.github/workflows/ci.yml: is there');
    expect(text).toContain('workflow --file=governance.yml: where');
    expect(text).not.toContain('merge queue');
    expect(printed(treeWith({ [CI]: 'on: push\n', [SMOKE]: 'on: push\n' }), {})).toContain(
      'workflow --file=governance.yml --smokeFile=governance-smoke.yml: where',
    );
    expect(printed(treeWith({ '.github/workflows/test.yml': 'on: pull_request\n' }), {})).toContain(
      'for a merge queue: add "merge_group:"',
    );
    expect(text).not.toContain('nx add');
    expect(printed(taken, { file: 'governance.yml' })).toContain('"policy-gate-freshness"');
    write.mockRestore();
  });

  it.each([
    [{ file: '../ci.yml' }, 'file'],
    [{ file: 'ci.json' }, 'file'],
    [{ nodeVersion: 'lts; rm' }, 'nodeVersion'],
    [{ flie: 'x' }, 'flie'],
  ])('refuses %j', (options, named) => {
    expect(() => generated(treeWith({}), options)).toThrow(named);
  });
});
