import { parseOptions } from '@gonogo/core';
import type { ProjectGraph, TargetConfiguration } from '@nx/devkit';
import type { CatalogRequest } from '../../catalog/plan-catalog.js';
import { catalog, catalogOptions } from '../../controls/catalog/control.js';

/** A registry whose catalogs are kept in sync. */
export type RegistryProject = Omit<CatalogRequest, 'workspaceRoot'>;

const OWN_EXECUTORS: ReadonlySet<string | undefined> = new Set([
  '@gonogo/registry:catalog-freshness',
  '@gonogo/registry:catalog',
]);

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Options as they were given, of an inferred target or of one that was written by hand. */
function givenOptions(target: TargetConfiguration): Record<string, unknown> | undefined {
  const options: unknown = target.options ?? {};
  if (!isRecord(options)) return undefined;
  if (OWN_EXECUTORS.has(target.executor)) return options;
  if (options.control !== catalog.id) return undefined;
  return isRecord(options.options) ? options.options : {};
}

function registryOf(
  name: string,
  projectRoot: string,
  target: TargetConfiguration,
): RegistryProject | undefined {
  const given = givenOptions(target);
  if (given === undefined) return undefined;
  const options: unknown = target.options;
  const root = isRecord(options) && typeof options.root === 'string' ? options.root : projectRoot;
  const own = Object.keys(catalogOptions.shape).flatMap((key) =>
    given[key] === undefined ? [] : [[key, given[key]] as const],
  );
  const where = `Catalog options of project "${name}"`;
  return { root, options: parseOptions(catalogOptions, Object.fromEntries(own), where) };
}

/** The registries of a workspace: projects with a target that compares or writes catalogs, each folder once. */
export function findRegistries(graph: ProjectGraph): RegistryProject[] {
  const found = new Map<string, RegistryProject>();
  for (const { name, data } of Object.values(graph.nodes)) {
    for (const target of Object.values(data.targets ?? {})) {
      const registry = registryOf(name, data.root, target);
      if (registry !== undefined && !found.has(registry.root)) found.set(registry.root, registry);
    }
  }
  return [...found.values()];
}
