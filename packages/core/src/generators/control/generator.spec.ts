import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import type { Tree } from '@nx/devkit';
import { loadPackages } from '../../nx/inference/load-packages';
import { createSession } from '../../files/create-files';
import { runControl } from '../../control/run-control';
import { withWorkspace } from '../../testing/workspace';
import { findPlugin } from '../setup/register-controls';
import controlGenerator from './generator';

function generate(tree: Tree, options: Readonly<Record<string, unknown>>): void {
  controlGenerator(tree, options);
}

function changes(tree: Tree): Record<string, string> {
  return Object.fromEntries(
    tree.listChanges().map(({ path, content }) => [path, content?.toString() ?? '']),
  );
}

describe('control', () => {
  it('makes a definition, a pair of fixtures and a test, and registers the folder', () => {
    const tree = createTreeWithEmptyWorkspace();
    generate(tree, { name: 'change-log' });
    expect(
      Object.keys(changes(tree))
        .filter((path) => path.startsWith('tools/'))
        .sort(),
    ).toEqual([
      'tools/controls/change-log/change-log-test.js',
      'tools/controls/change-log/control.js',
      'tools/controls/change-log/fixtures/green.json',
      'tools/controls/change-log/fixtures/red.json',
      'tools/controls/controls.js',
      'tools/controls/package.json',
    ]);
    expect(findPlugin(tree)?.controls).toEqual(['./tools/controls']);
  });

  it('changes nothing the second time, and keeps what people wrote', () => {
    const tree = createTreeWithEmptyWorkspace();
    generate(tree, { name: 'changelog' });
    tree.write('tools/controls/changelog/control.js', '// ours\n');
    const first = changes(tree);
    generate(tree, { name: 'changelog' });
    expect(changes(tree)).toEqual(first);
  });

  it('adds a second control without a change to the first or to what lists them', () => {
    const tree = createTreeWithEmptyWorkspace();
    generate(tree, { name: 'changelog' });
    const first = changes(tree);
    generate(tree, { name: 'licence', marker: '**/service.yaml' });
    expect(changes(tree)).toMatchObject(first);
    expect(tree.read('tools/controls/licence/control.js', 'utf-8')).toContain(
      "marker: { pattern: '**/service.yaml' }",
    );
  });

  it('keeps the name under which a package of the workspace is registered', () => {
    const tree = createTreeWithEmptyWorkspace();
    tree.write(
      'libs/own/package.json',
      '{ "name": "@acme/own", "exports": { "./controls": "./list.js" } }',
    );
    tree.write(
      'nx.json',
      '{ "plugins": [{ "plugin": "@gonogo/core/plugin", "options": { "controls": ["@acme/own"] } }] }',
    );
    generate(tree, { name: 'changelog', directory: 'libs/own' });
    expect(findPlugin(tree)?.controls).toEqual(['@acme/own']);
    expect(tree.exists('libs/own/controls.js')).toBe(false);
  });

  it('refuses a package without controls, and writes nothing', () => {
    const tree = createTreeWithEmptyWorkspace();
    tree.write('libs/own/package.json', '{ "name": "@acme/own" }');
    const before = changes(tree);
    expect(() => {
      generate(tree, { name: 'changelog', directory: 'libs/own' });
    }).toThrow('libs/own/package.json has no "./controls" among its "exports"');
    expect(changes(tree)).toEqual(before);
  });

  it.each([
    [{ name: 'Changelog' }, 'name'],
    [{ name: 'verify' }, 'name'],
    [{}, 'name'],
    [{ name: 'x', directory: '../out' }, 'directory'],
    [{ name: 'x', directory: '/out' }, 'directory'],
    [{ name: 'x', marker: '**/*.yaml' }, 'marker'],
    [{ name: 'x', marker: 'README.md' }, 'marker'],
    [{ name: 'x', marker: "it's.json" }, 'marker'],
    [{ name: 'x', colour: 1 }, 'colour'],
  ])('refuses %j', (options, named) => {
    expect(() => {
      generate(createTreeWithEmptyWorkspace(), options);
    }).toThrow(named);
  });
});

describe('what it makes', () => {
  /** Puts the generated files on disk, with this package where a repository has it. */
  async function withGenerated<T>(
    prepare: (tree: Tree) => void,
    use: (root: string) => T | Promise<T>,
  ): Promise<T> {
    const tree = createTreeWithEmptyWorkspace();
    prepare(tree);
    generate(tree, { name: 'change-log' });
    const own = Object.entries(changes(tree)).filter(([path]) => path.startsWith('tools/'));
    const manifest: Record<string, string> = tree.exists('package.json')
      ? { 'package.json': '{}' }
      : {};
    return withWorkspace({ ...Object.fromEntries(own), ...manifest, 'nx.json': '{}' }, use);
  }

  it('loads, and its verdict on the fixtures is theirs', () =>
    withGenerated(
      () => undefined,
      async (root) => {
        mkdirSync(join(root, 'node_modules/@gonogo'), { recursive: true });
        jest.doMock('@gonogo/core', () => jest.requireActual<object>('../../index'), {
          virtual: true,
        });
        const { packages, problems } = loadPackages(root, ['./tools/controls']);
        expect(problems).toEqual([]);
        const [control] = packages[0]?.controls ?? [];
        if (control?.kind !== 'evidence') throw new Error('a control is expected');
        expect([control.id, packages[0]?.localFolder]).toEqual(['change-log', 'tools/controls']);
        for (const name of ['green', 'red']) {
          const path = join(root, `tools/controls/change-log/fixtures/${name}.json`);
          const { files, checks } = JSON.parse(readFileSync(path, 'utf8')) as {
            files: Record<string, string>;
            checks: unknown;
          };
          const report = await withWorkspace(files, async (workspace) => {
            const result = await runControl(control, {
              subject: { project: 'p', root: '.' },
              options: {},
              session: createSession(workspace),
              environment: {},
            });
            return result.report;
          });
          expect(report.checks).toEqual(checks);
        }
      },
    ));

  it('is JavaScript that Node can read', () =>
    withGenerated(
      (tree) => {
        tree.delete('package.json');
      },
      (root) => {
        const folder = join(root, 'tools/controls');
        for (const path of [
          'controls.js',
          'change-log/control.js',
          'change-log/change-log-test.js',
        ]) {
          execFileSync(process.execPath, ['--check', join(folder, path)]);
        }
        expect(readFileSync(join(folder, 'change-log/control.js'), 'utf8')).toContain(
          "require('../../../.nx/installation/node_modules/@gonogo/core')",
        );
      },
    ));
});
