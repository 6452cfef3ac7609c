import type { Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { SUITE } from '../../suite';
import { findPlugin } from './register-controls';
import { setUpControls } from './set-up-controls';
import { createSetupReport } from './setup-report';

const { version } = SUITE;

function treeWith(files: Readonly<Record<string, string>>, absent: readonly string[] = []): Tree {
  const tree = createTreeWithEmptyWorkspace();
  for (const path of absent) tree.delete(path);
  for (const [path, text] of Object.entries(files)) tree.write(path, text);
  return tree;
}

function setUp(tree: Tree, names = ['@gonogo/workflows']): { text: string; steps: number } {
  const report = createSetupReport();
  const steps = setUpControls(tree, names, report);
  return { text: report.render(false), steps: steps.length };
}

/** All that is in the tree, by path. */
function contents(tree: Tree): Record<string, string | null> {
  return Object.fromEntries(
    tree.listChanges().map(({ path, content }) => [path, content?.toString() ?? null]),
  );
}

describe('setUpControls', () => {
  it('registers plugin, package and rule, and says so', () => {
    const tree = treeWith({
      'nx.json': '{}\n',
      'package.json': '{\n  "name": "acme"\n}\n',
      '.gitignore': 'dist\n',
    });
    const { text, steps } = setUp(tree);
    expect(tree.read('nx.json', 'utf-8')).toBe(`{
  "plugins": [
    {
      "plugin": "@gonogo/core/plugin",
      "options": {
        "controls": ["@gonogo/workflows"]
      }
    }
  ]
}
`);
    expect(tree.read('package.json', 'utf-8')).toBe(`{
  "name": "acme",
  "devDependencies": {
    "@gonogo/core": "${version}",
    "@gonogo/workflows": "${version}"
  }
}
`);
    expect(tree.read('.gitignore', 'utf-8')).toBe('dist\nartifacts/\n');
    expect(steps).toBe(1);
    expect(text).toBe(`
Done:
  nx.json: registered the plugin @gonogo/core/plugin with @gonogo/workflows
  package.json: added @gonogo/core, @gonogo/workflows ${version}
  .gitignore: added artifacts/
`);
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['an empty workspace', {}, []],
    ['no nx.json, package.json or .gitignore', {}, ['nx.json', 'package.json', '.gitignore']],
    ['the plugin as a string', { 'nx.json': '{ "plugins": ["@gonogo/core/plugin"] }' }, []],
    ['comments', { 'nx.json': '{ // ours\n  "plugins": [ "a" ], /* b */\n}' }, []],
    [
      'an installation',
      { 'nx.json': '{ "installation": { "version": "1.0.0" } }' },
      ['package.json'],
    ],
  ])('changes nothing the second time: %s', (_, files, absent) => {
    const tree = treeWith(files, absent);
    setUp(tree);
    const first = contents(tree);
    const { text, steps } = setUp(tree);
    expect(contents(tree)).toEqual(first);
    expect(steps).toBe(0);
    expect(text).toContain('Done:\n  nothing\n');
    expect(findPlugin(tree)?.controls).toEqual(['@gonogo/workflows']);
  });

  it('keeps options and other controls of an entry, and comments', () => {
    const nxJson = `{
  // which plugins
  "plugins": [
    { "plugin": "@gonogo/core/plugin", "options": { "artifactsDir": "out/evidence", "controls": ["@acme/own"] } }, // ours
    "@nx/js"
  ]
}
`;
    const tree = treeWith({ 'nx.json': nxJson });
    setUp(tree);
    expect(tree.read('nx.json', 'utf-8')).toBe(
      nxJson.replace('["@acme/own"]', '["@acme/own", "@gonogo/workflows"]'),
    );
    expect(tree.read('.gitignore', 'utf-8')).toBe('out/evidence/\n');
  });

  it('gives an entry options where it has none', () => {
    const tree = treeWith({ 'nx.json': '{ "plugins": [{ "plugin": "@gonogo/core/plugin" }] }' });
    setUp(tree);
    expect(tree.read('nx.json', 'utf-8')).toBe(
      '{ "plugins": [{ "plugin": "@gonogo/core/plugin", "options": { "controls": ["@gonogo/workflows"] } }] }',
    );
  });

  it('adds to the installation of a repository without a package.json', () => {
    const nxJson =
      '{\n  "installation": {\n    "version": "23.2.1",\n    "plugins": { "@gonogo/workflows": "9.9.9" }\n  }\n}\n';
    const tree = treeWith({ 'nx.json': nxJson }, ['package.json']);
    const { steps } = setUp(tree);
    expect(tree.read('nx.json', 'utf-8')).toContain(
      `"plugins": { "@gonogo/workflows": "9.9.9", "@gonogo/core": "${version}" }`,
    );
    expect(tree.exists('package.json')).toBe(false);
    expect(steps).toBe(0);
  });

  it('says what to install where nothing lists packages', () => {
    const tree = treeWith({ 'nx.json': '{}' }, ['package.json']);
    expect(setUp(tree).text).toContain(
      'Next:\n  install @gonogo/core, @gonogo/workflows: there is neither',
    );
  });

  it('leaves versions alone, in whichever list they are', () => {
    const manifest =
      '{ "dependencies": { "@gonogo/core": "workspace:*" }, "devDependencies": { "@gonogo/workflows": "^0.0.1" } }';
    const tree = treeWith({ 'package.json': manifest });
    expect(setUp(tree).steps).toBe(0);
    expect(tree.read('package.json', 'utf-8')).toBe(manifest);
  });

  it.each([
    ['artifacts/'],
    ['/artifacts'],
    ['artifacts'],
    ['artifacts/*\n!artifacts/.gitkeep'],
    ['*.json'],
    ['artifacts/\r\ndist\r\n'],
  ])('adds no rule to %j', (rules) => {
    const tree = treeWith({ '.gitignore': rules });
    expect(setUp(tree).text).toContain('.gitignore: artifacts/ is ignored');
    expect(tree.read('.gitignore', 'utf-8')).toBe(rules);
  });

  it.each([
    ['dist', 'dist\nartifacts/\n'],
    ['dist\r\n', 'dist\r\nartifacts/\r\n'],
    ['# artifacts/\n', '# artifacts/\nartifacts/\n'],
    ['my-artifacts/\n', 'my-artifacts/\nartifacts/\n'],
  ])('adds a rule to %j', (rules, expected) => {
    const tree = treeWith({ '.gitignore': rules });
    setUp(tree);
    expect(tree.read('.gitignore', 'utf-8')).toBe(expected);
  });

  it('does not overrule a rule that keeps the reports in git', () => {
    const tree = treeWith({ '.gitignore': '!artifacts/\n' });
    expect(setUp(tree).text).toContain('a rule with "!" keeps artifacts/ in git');
    expect(tree.read('.gitignore', 'utf-8')).toBe('!artifacts/\n');
  });

  it.each([
    ['{ "plugins": [ ', 'nx.json:1:16: not valid JSON'],
    ['{ "plugins": {} }', 'nx.json: plugins is of type object; array is expected'],
    [
      '{ "plugins": [{ "plugin": "@gonogo/core/plugin", "options": { "controls": "x" } }] }',
      'nx.json: plugins.0.options.controls is of type string; array is expected',
    ],
  ])('refuses %s and changes nothing', (nxJson, message) => {
    const tree = treeWith({ 'nx.json': nxJson });
    const before = contents(tree);
    expect(() => setUp(tree)).toThrow(message);
    expect(contents(tree)).toEqual(before);
  });
});
