import type { NxJsonConfiguration, ProjectConfiguration, TargetConfiguration } from '@nx/devkit';
import { createFiles, createSession } from '../../files/create-files.js';
import type { Files } from '../../files/types.js';
import { fakeContext } from '../../testing/executor-context.js';
import { withWorkspace, type WorkspaceFiles } from '../../testing/workspace.js';
import { undeclaredReads } from './undeclared-reads.js';

interface Given {
  readonly inputs?: TargetConfiguration['inputs'];
  readonly root?: string;
  readonly cache?: boolean;
  readonly files?: WorkspaceFiles;
  readonly project?: Partial<ProjectConfiguration>;
  readonly nxJson?: NxJsonConfiguration;
}

function undeclared(given: Given, use: (files: Files) => void): Promise<string[]> {
  return withWorkspace(given.files ?? {}, (workspaceRoot) => {
    const { root = 'p', cache = true, inputs } = given;
    const target: TargetConfiguration = { cache, ...(inputs && { inputs }) };
    const project = { root, ...given.project, targets: { t: target } };
    const session = createSession(workspaceRoot);
    const { files, record } = createFiles(session, root);
    use(files);
    const request = {
      context: fakeContext(workspaceRoot, { p: project }, given.nxJson),
      projectName: 'p',
      targetName: 't',
      options: { control: 'x', root },
      session,
    };
    return undeclaredReads(request, record);
  });
}

const reads =
  (...paths: string[]) =>
  (files: Files): void =>
    paths.forEach((path) => files.read(path));
const lists =
  (...patterns: string[]) =>
  (files: Files): void =>
    void files.glob(patterns);

it('asks nothing of a task that is not cached', async () => {
  expect(await undeclared({ cache: false, inputs: [] }, reads('f'))).toEqual([]);
});

it('finds what was read or looked for, there or not, sorted', async () => {
  const use = (files: Files): void => {
    files.exists('z');
    files.read('a');
    files.read('../other/f');
    files.read('declared.json');
  };
  expect(await undeclared({ inputs: ['{workspaceRoot}/p/*.json'] }, use)).toEqual([
    'other/f',
    'p/a',
    'p/z',
  ]);
});

describe('inputs', () => {
  it.each<[string, Given, string[]]>([
    ['of the workspace', { inputs: ['{workspaceRoot}/p/f'] }, []],
    ['of the project', { inputs: ['{projectRoot}/f'] }, []],
    ['of a project at the root', { root: '.', inputs: ['{projectRoot}/**/*'] }, []],
    ['as file sets', { inputs: [{ fileset: '{projectRoot}/f' }] }, []],
    ['with odd folder names', { root: '(p)/[x]', inputs: ['{workspaceRoot}/?p?/[[]x]/f'] }, []],
    ['with odd project roots', { root: '(p)', inputs: ['{projectRoot}/**/*'] }, []],
    ['that leave it out', { inputs: ['{projectRoot}/**/*', '!{projectRoot}/f'] }, ['p/f']],
    [
      'that leave it out in any order',
      { inputs: ['!{workspaceRoot}/p/f', '{projectRoot}/**/*'] },
      ['p/f'],
    ],
    [
      'of other kinds',
      { inputs: [{ env: 'p/f' }, { runtime: 'p/f' }, { externalDependencies: ['p/f'] }] },
      ['p/f'],
    ],
    [
      'of dependencies',
      { inputs: ['^default', { input: 'default', dependencies: true }] },
      ['p/f'],
    ],
    ['of other projects', { inputs: [{ input: 'default', projects: 'q' }] }, ['p/f']],
    ['by default', {}, []],
    ['named default', { inputs: ['default'] }, []],
    ['with a name that nobody knows', { inputs: ['nothing'] }, ['p/f']],
    [
      'with a name in nx.json',
      { inputs: ['own'], nxJson: { namedInputs: { own: ['{projectRoot}/f'] } } },
      [],
    ],
    [
      'with a name in nx.json, as an object',
      { inputs: [{ input: 'own' }], nxJson: { namedInputs: { own: ['{projectRoot}/f'] } } },
      [],
    ],
    [
      'with a name that the project gives another meaning',
      {
        inputs: ['own'],
        nxJson: { namedInputs: { own: ['{projectRoot}/f'] } },
        project: { namedInputs: { own: ['{projectRoot}/g'] } },
      },
      ['p/f'],
    ],
    [
      'with names in names',
      { inputs: ['a'], nxJson: { namedInputs: { a: ['b'], b: ['{projectRoot}/f'] } } },
      [],
    ],
    [
      'with names in a circle',
      { inputs: ['a'], nxJson: { namedInputs: { a: ['b'], b: ['a'] } } },
      ['p/f'],
    ],
  ])('%s', async (_, given, expected) => {
    expect(await undeclared(given, reads('f'))).toEqual(expected);
  });
});

describe('what git ignores', () => {
  const files = { '.gitignore': 'out/\n', 'p/out/r.json': '{}' };

  it('is no input, whatever the target names', async () => {
    const inputs = ['{projectRoot}/**/*'];
    expect(await undeclared({ files, inputs }, reads('out/r.json'))).toEqual(['p/out/r.json']);
    expect(await undeclared({ files, inputs }, reads('out/absent'))).toEqual(['p/out/absent']);
  });

  it('is one where it is the output of a task that is waited for', async () => {
    const inputs = [{ dependentTasksOutputFiles: '**/*.json', transitive: true }];
    expect(await undeclared({ files, inputs }, reads('out/r.json', 'out/r.md'))).toEqual([
      'p/out/r.md',
    ]);
  });
});

describe('what was listed', () => {
  const all: TargetConfiguration['inputs'] = ['{projectRoot}/**/*'];
  const flat: TargetConfiguration['inputs'] = ['{projectRoot}/*'];
  it.each<[string, TargetConfiguration['inputs'], string[]]>([
    ['*.json', ['{projectRoot}/*.json'], []],
    ['*.json', flat, []],
    ['**/*.json', all, []],
    ['**', all, []],
    ['**/*.json', flat, ['p/**/*.json']],
    ['**', flat, ['p/**']],
    ['d/**', ['{projectRoot}/d/*'], ['p/d/**']],
    ['*', ['{projectRoot}/?'], ['p/*']],
    ['*.{yml,yaml}', ['{projectRoot}/*.yml', '{projectRoot}/*.yaml'], []],
    ['*.{yml,yaml}', ['{projectRoot}/*.yml'], ['p/*.{yml,yaml}']],
    ['../q/*.json', all, ['q/*.json']],
    ['!*.json', [], []],
  ])('%s with inputs %j', async (pattern, inputs, expected) => {
    expect(await undeclared({ inputs }, lists(pattern))).toEqual(expected);
  });

  it('in a folder with an odd name', async () => {
    const given = { root: 'a(b)', inputs: ['{workspaceRoot}/a?b?/*.json'] };
    expect(await undeclared(given, lists('*.json'))).toEqual([]);
    const wrong = { root: 'a(b)', inputs: ['{workspaceRoot}/ab/*.json'] };
    expect(await undeclared(wrong, lists('*.json'))).toEqual(['a[(]b[)]/*.json']);
  });
});
