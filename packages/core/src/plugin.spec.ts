import type * as LoadPackages from './nx/inference/load-packages.js';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createNodes, createNodesV2, type NodeResults } from './plugin.js';
import { cachePath, readInference } from './nx/inference/inference-cache.js';
import { withWorkspace, writeFiles, type WorkspaceFiles } from './testing/workspace.js';

const loads: string[] = [];
// Counts how often a control package's code is asked for, whatever the module cache keeps.
jest.mock('./nx/inference/load-packages.js', () => {
  const actual = jest.requireActual<typeof LoadPackages>('./nx/inference/load-packages.js');
  return {
    ...actual,
    loadPackages: (root: string, names: readonly string[]) => {
      loads.push(...names);
      return actual.loadPackages(root, names);
    },
  };
});

const CONTROLS = `
  const { z } = require(${JSON.stringify(require.resolve('zod'))});
  exports.controls = [{
    kind: 'evidence', id: 'own', contract: 'own_v1', report: 'own.json', playbook: '2', title: 'Own',
    description: 'Own.', marker: { pattern: '**/m.json', beside: ['*.rego'] },
    options: z.strictObject({ limit: z.number().default(1) }), inputs: () => ['m.json'], run() {},
  }];`;

const WORKSPACE: WorkspaceFiles = {
  'package.json': '{"name": "w"}',
  'node_modules/@x/p/package.json': '{"name": "@x/p", "version": "1.0.0"}',
  'node_modules/@x/p/controls.js': CONTROLS,
  'a/project.json': '{"name": "first"}',
  'a/m.json': '{}',
  'a/x.rego': '',
  'c/project.json': '{"targets": {"build": {}}}',
  'd/package.json': '{"scripts": {"evidence-own-script": "node x.js"}}',
};
const FILES = [
  'package.json',
  'nx.json',
  'a/project.json',
  'a/m.json',
  'a/x.rego',
  'c/project.json',
  'd/package.json',
];
const OPTIONS = { controls: ['@x/p'] };

function infer(root: string, files = FILES, options: unknown = OPTIONS): Promise<NodeResults> {
  return createNodes[1](files, options, { workspaceRoot: root });
}

function outline(nodes: NodeResults): string[] {
  return nodes.flatMap(([file, { projects = {} }]) =>
    Object.entries(projects).map(
      ([root, { name, targets = {} }]) =>
        `${file}: ${root} ${name}: ${Object.keys(targets).join()}`,
    ),
  );
}

beforeEach(() => {
  loads.length = 0;
  delete process.env.NX_WORKSPACE_DATA_DIRECTORY;
});

it('infers the targets of a workspace', () =>
  withWorkspace(WORKSPACE, async (root) => {
    expect(outline(await infer(root))).toEqual(['a/m.json: a first: evidence-own,verify']);
    expect(createNodesV2).toBe(createNodes);
    expect(existsSync(join(root, '.nx/workspace-data/gonogo-inference.json'))).toBe(true);
  }));

it('keeps its record where Nx keeps its own', () =>
  withWorkspace(WORKSPACE, async (root) => {
    process.env.NX_WORKSPACE_DATA_DIRECTORY = 'elsewhere';
    await infer(root);
    expect(existsSync(join(root, 'elsewhere/gonogo-inference.json'))).toBe(true);
    expect(cachePath(root, { NX_WORKSPACE_DATA_DIRECTORY: '/abs' })).toBe(
      '/abs/gonogo-inference.json',
    );
  }));

describe('reuse', () => {
  const again = async (
    change: (root: string) => void,
    files = FILES,
    options: unknown = OPTIONS,
  ): Promise<{ loads: number; nodes: string[] }> =>
    withWorkspace(WORKSPACE, async (root) => {
      await infer(root);
      loads.length = 0;
      change(root);
      return { nodes: outline(await infer(root, files, options)), loads: loads.length };
    });
  const nothing = (): void => undefined;

  it('loads no control where nothing has changed', async () => {
    expect(await again(nothing)).toEqual({
      loads: 0,
      nodes: ['a/m.json: a first: evidence-own,verify'],
    });
  });

  it('loads no control where files have changed that are no markers', async () => {
    const change = (root: string): void =>
      writeFiles(root, { 'b/other.json': '', 'a/m.json': '1', 'c/project.json': '{"a": 1}' });
    expect((await again(change, [...FILES, 'b/other.json'])).loads).toBe(0);
  });

  interface Change {
    readonly write?: WorkspaceFiles;
    readonly remove?: string;
    readonly files?: string[];
    readonly options?: unknown;
  }
  const RECORD = '.nx/workspace-data/gonogo-inference.json';
  const changes: Readonly<Record<string, Change>> = {
    'a marker appears': {
      write: { 'b/m.json': '', 'b/y.rego': '' },
      files: [...FILES, 'b/m.json', 'b/y.rego'],
    },
    'a marker is gone': { files: FILES.filter((file) => file !== 'a/m.json') },
    'what must lie beside it is gone': { files: FILES.filter((file) => file !== 'a/x.rego') },
    'a project gets another name': { write: { 'a/project.json': '{"name": "n"}' } },
    'a project elsewhere collects evidence of its own': {
      write: { 'c/project.json': '{"targets": {"evidence-own-script": {}}}' },
    },
    'a project is made of a folder with scripts that collect evidence': {
      write: { 'd/project.json': '{}' },
      files: [...FILES, 'd/project.json'],
    },
    'a project is made around it': {
      write: { 'a/package.json': '{}' },
      files: [...FILES, 'a/package.json'],
    },
    'the workspace gets another name': { write: { 'package.json': '{"name": "v"}' } },
    'options change': { options: { ...OPTIONS, artifactsDir: 'out' } },
    'the version of a package changes': {
      write: { 'node_modules/@x/p/package.json': '{"name": "@x/p", "version": "1.0.1"}' },
    },
    'the record is gone': { remove: RECORD },
    'the record is cut short': { write: { [RECORD]: '{"key": "' } },
    'the record is of another shape': { write: { [RECORD]: '{"key": "x"}' } },
    'the record is no object': { write: { [RECORD]: 'null' } },
    'the record is broken inside': {
      write: { [RECORD]: '{"nodes": [], "baseContent": [], "key": "x", "markers": {"key": 1}}' },
    },
  };

  it.each(Object.entries(changes))('ends where %s', async (_, change) => {
    const { write = {}, remove, files, options } = change;
    const met = await again(
      (root) => {
        writeFiles(root, write);
        if (remove !== undefined) rmSync(join(root, remove));
      },
      files,
      options,
    );
    expect(met.loads).toBe(1);
  });

  it('is never done for a package of the workspace itself', () =>
    withWorkspace(
      {
        'package.json': '{"name": "w"}',
        'libs/p/package.json':
          '{"name": "@x/p", "version": "1.0.0", "exports": {"./package.json": "./package.json", "./controls": "./controls.js"}}',
        'libs/p/controls.js': CONTROLS,
        'a/m.json': '',
        'a/x.rego': '',
      },
      async (root) => {
        mkdirSync(join(root, 'node_modules/@x'), { recursive: true });
        symlinkSync('../../libs/p', join(root, 'node_modules/@x/p'));
        await infer(root);
        await infer(root);
        expect(loads).toEqual(['@x/p', '@x/p']);
      },
    ));

  it('writes nothing where nothing has changed', () =>
    withWorkspace(WORKSPACE, async (root) => {
      await infer(root);
      const first = readFileSync(cachePath(root, {}), 'utf8');
      rmSync(join(root, 'node_modules/@x/p/controls.js'));
      await infer(root);
      expect(readFileSync(cachePath(root, {}), 'utf8')).toBe(first);
    }));
});

describe('a package that does not load', () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  afterEach(() => warn.mockClear());

  it('is a warning, a red verify, and tried again', () =>
    withWorkspace(WORKSPACE, async (root) => {
      const options = { controls: ['@x/p', '@x/gone'] };
      const nodes = await infer(root, FILES, options);
      expect(outline(nodes)).toEqual(['a/m.json: a first: evidence-own,verify']);
      const [, { projects }] = nodes[0] ?? ['', {}];
      expect(projects?.a?.targets?.verify?.options).toMatchObject({
        problems: [expect.stringContaining('control package "@x/gone" cannot be loaded')],
      });
      expect(warn).toHaveBeenCalledWith(
        expect.stringContaining('[gonogo] control package "@x/gone" cannot be loaded ('),
      );
      expect(readInference(root, {})?.key).toBeUndefined();
      await infer(root, FILES, options);
      expect(loads.filter((name) => name === '@x/gone')).toHaveLength(2);
    }));

  it('leaves a red verify at the root where nothing else is governed', () =>
    withWorkspace({ 'package.json': '{"name": "w"}' }, async (root) => {
      const nodes = await infer(root, ['package.json'], { controls: ['@x/gone'] });
      expect(outline(nodes)).toEqual(['nx.json: . w: verify']);
    }));
});

it('tells wrong options by name', () =>
  withWorkspace(WORKSPACE, async (root) => {
    await expect(infer(root, FILES, { contrls: [] })).rejects.toThrow(
      'Options of plugin @gonogo/core/plugin in nx.json:\n  - contrls: unknown key; known keys: "controls"',
    );
    await expect(
      infer(root, FILES, { ...OPTIONS, controlOptions: { own: { limit: '1' } } }),
    ).rejects.toThrow(
      'Plugin option "controlOptions.own":\n  - limit is "1"; expected: a value of type number',
    );
  }));

it('makes nothing without options', () =>
  withWorkspace(WORKSPACE, async (root) => expect(await infer(root, FILES, null)).toEqual([])));
