import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectGraph, TargetConfiguration, Tree } from '@nx/devkit';
import { withWorkspace, writeFiles } from '@gonogo/core/testing';
import { CATALOG_FILES } from '../../catalog/generate.js';
import { BASE_REGISTRY, changed, pathOf } from '../../testing/base-registry.js';
import { findRegistries } from './find-registries.js';
import { syncRegistries } from './generator.js';

function graphWith(
  targets: Record<string, TargetConfiguration>,
  root = 'data/registry',
): ProjectGraph {
  return {
    nodes: { registry: { name: 'registry', type: 'lib', data: { root, targets } } },
    dependencies: {},
  };
}

const INFERRED: TargetConfiguration = {
  executor: '@gonogo/core:control',
  options: { control: 'registry-catalog', root: 'data/registry' },
};

/** The two methods of a tree that the generator uses; writes are kept until they are flushed. */
function treeAt(root: string): { tree: Tree; written: Record<string, string>; flush: () => void } {
  const written: Record<string, string> = {};
  const write = (path: string, text: string): void => {
    written[path] = text;
  };
  const tree = { root, write } as unknown as Tree;
  return {
    tree,
    written,
    flush: () => {
      writeFiles(root, written);
    },
  };
}

const FILES = Object.fromEntries(
  Object.entries(BASE_REGISTRY).map(([path, text]) => [`data/registry/${path}`, text]),
);

const REGISTRIES = findRegistries(graphWith({ 'evidence-registry-catalog': INFERRED }));

describe('sync', () => {
  it('writes what is missing, and the second time there is nothing to do', () =>
    withWorkspace(FILES, (root) => {
      const { tree, written, flush } = treeAt(root);
      const result = syncRegistries(tree, REGISTRIES);
      expect(result?.outOfSyncDetails).toHaveLength(6);
      expect(Object.keys(written).sort()).toEqual(
        CATALOG_FILES.map((name) => `data/registry/catalog/${name}`).sort(),
      );
      flush();
      const again = treeAt(root);
      expect(syncRegistries(again.tree, REGISTRIES)).toBeUndefined();
      expect(again.written).toEqual({});
    }));

  it('names each stale file with its first difference, and writes no other', () =>
    withWorkspace(FILES, (root) => {
      const { tree, flush } = treeAt(root);
      syncRegistries(tree, REGISTRIES);
      flush();
      const path = pathOf('plan');
      const text = changed('plan', 'version: 1.0.0', 'version: 1.0.1')[path] ?? '';
      writeFiles(root, { [`data/registry/${path}`]: text });
      const second = treeAt(root);
      expect(syncRegistries(second.tree, REGISTRIES)).toEqual({
        outOfSyncMessage: 'Registry catalogs are not what their sources generate.',
        outOfSyncDetails: [
          expect.stringContaining(
            'data/registry/catalog/capabilities.json is stale, first at line 4, column 21',
          ),
        ],
      });
      expect(Object.keys(second.written)).toEqual(['data/registry/catalog/capabilities.json']);
      const before = readFileSync(join(root, 'data/registry/catalog/capabilities.json'), 'utf8');
      expect(before).not.toContain('1.0.1');
    }));

  it('refuses to write catalogs without a source that cannot be read', () =>
    withWorkspace({ ...FILES, 'data/registry/capabilities/x.yaml': 'a: [' }, (root) => {
      const { tree, written } = treeAt(root);
      expect(() => syncRegistries(tree, REGISTRIES)).toThrow(
        'data/registry/capabilities/x.yaml:1:5',
      );
      expect(written).toEqual({});
    }));
});

describe('the registries of a workspace', () => {
  const defaults = { catalogFolder: 'catalog', overlapThreshold: 0.8, minSharedCapabilities: 2 };

  it('are found by inferred targets, with their options', () => {
    const target = {
      ...INFERRED,
      options: { ...(INFERRED.options as object), options: { catalogFolder: 'made' } },
    };
    const [registry] = findRegistries(graphWith({ a: target, b: target }));
    expect(registry).toMatchObject({
      root: 'data/registry',
      options: { ...defaults, catalogFolder: 'made' },
    });
  });

  it.each(['@gonogo/registry:catalog', '@gonogo/registry:catalog-freshness'])(
    'are found by targets of %s',
    (executor) => {
      const target = { executor, options: { catalogFolder: 'made', enforce: true } };
      expect(findRegistries(graphWith({ a: target }, 'reg'))).toMatchObject([
        { root: 'reg', options: { ...defaults, catalogFolder: 'made' } },
      ]);
    },
  );

  it('are no other projects', () => {
    const other = { executor: '@gonogo/core:control', options: { control: 'registry-sunset' } };
    expect(findRegistries(graphWith({ a: other, b: { command: 'true' } }))).toEqual([]);
  });

  it('must have options that are allowed', () => {
    const target = { executor: '@gonogo/registry:catalog', options: { overlapThreshold: 2 } };
    expect(() => findRegistries(graphWith({ a: target }))).toThrow('overlapThreshold');
  });
});
