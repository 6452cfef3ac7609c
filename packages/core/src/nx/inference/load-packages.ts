import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import type { AnyControl } from '../../control/types.js';
import { registerTypeScriptSources } from '../adapter.js';
import type { LoadedPackage, PackageProblem } from './types.js';

/** Where a package is and which version, without loading its code. */
export interface PackageIdentity {
  readonly name: string;
  readonly version: string;
  /** Absolute, links resolved. */
  readonly folder: string;
}

/**
 * Finds a package from the workspace, as the workspace itself would.
 *
 * @throws Error where there is none
 */
export function identifyPackage(workspaceRoot: string, name: string): PackageIdentity {
  const manifestPath = resolveFrom(workspaceRoot, `${name}/package.json`);
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as { version?: unknown };
  return {
    name,
    version: typeof manifest.version === 'string' ? manifest.version : '0.0.0',
    folder: realpathSync(dirname(manifestPath)),
  };
}

/** Folder relative to the workspace root of a package that the workspace holds itself, else undefined. */
export function localFolderOf(workspaceRoot: string, packageFolder: string): string | undefined {
  const path = relative(realpathSync(workspaceRoot), packageFolder);
  const segments = path.split(sep);
  const isOutside = segments[0] === '..' || segments.includes('node_modules');
  return isOutside ? undefined : segments.join('/') || '.';
}

/**
 * Loads the control lists of the packages by name. One that does not load is a problem, never an exception.
 */
export function loadPackages(
  workspaceRoot: string,
  names: readonly string[],
): { readonly packages: LoadedPackage[]; readonly problems: PackageProblem[] } {
  const packages: LoadedPackage[] = [];
  const problems: PackageProblem[] = [];
  for (const name of new Set(names)) {
    try {
      const loaded = loadPackage(workspaceRoot, name);
      assertDistinct([...packages, loaded]);
      packages.push(loaded);
    } catch (error) {
      const [reason = 'unknown reason'] = String(
        error instanceof Error ? error.message : error,
      ).split('\n');
      const message = `control package "${name}" cannot be loaded (${reason}): install it, or take it out of the plugin's "controls" in nx.json`;
      problems.push({ name, message });
    }
  }
  return { packages, problems };
}

/** @throws Error where the package is not there or lists no controls */
export function loadPackage(workspaceRoot: string, name: string): LoadedPackage {
  const identity = identifyPackage(workspaceRoot, name);
  const localFolder = localFolderOf(workspaceRoot, identity.folder);
  const source = localFolder === undefined ? undefined : sourceEntry(identity.folder);
  if (source !== undefined && /\.[cm]?tsx?$/.test(source)) registerTypeScriptSources(workspaceRoot);
  const entry = source ?? resolveFrom(workspaceRoot, `${name}/controls`);
  const exported: unknown = createRequire(join(workspaceRoot, 'package.json'))(entry);
  return { name, version: identity.version, controls: controlsOf(exported), localFolder };
}

/**
 * Where a package of the workspace itself has its sources: tasks run without the workspace's own export conditions, so
 * that Node would look for a build that may be absent or old.
 */
function sourceEntry(folder: string): string | undefined {
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly exports?: Readonly<Record<string, unknown>>;
  };
  const entry = exports?.['./controls'];
  const targets = typeof entry === 'object' && entry !== null ? Object.values(entry) : [entry];
  return targets
    .filter((target) => typeof target === 'string' && !target.endsWith('.d.ts'))
    .map((target) => join(folder, String(target)))
    .find((path) => existsSync(path));
}

function controlsOf(exported: unknown): readonly AnyControl[] {
  const list =
    typeof exported === 'object' && exported !== null && 'controls' in exported
      ? exported.controls
      : undefined;
  if (!Array.isArray(list)) throw new TypeError('its "./controls" has no list "controls"');
  const wrong = list.findIndex((control) => !isControl(control));
  if (wrong >= 0) {
    throw new TypeError(
      `entry ${wrong} of its "controls" was not made by defineControl, defineGate or defineAction`,
    );
  }
  return list as readonly AnyControl[];
}

function isControl(value: unknown): value is AnyControl {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, id, run, executor, marker, options } = value as Readonly<Record<string, unknown>>;
  const canRun = kind === 'action' ? typeof executor === 'string' : typeof run === 'function';
  return (
    (kind === 'evidence' || kind === 'gate' || kind === 'action') &&
    typeof id === 'string' &&
    canRun &&
    typeof marker === 'object' &&
    typeof options === 'object'
  );
}

/** Of two controls with one id, or with one report, only one could ever be seen. */
function assertDistinct(packages: readonly LoadedPackage[]): void {
  const owners = new Map<string, string>();
  for (const { name, controls } of packages) {
    for (const control of controls) {
      const reports = reportsOf(control);
      for (const own of [`control "${control.id}"`, ...reports.map((r) => `report "${r}"`)]) {
        const other = owners.get(own);
        if (other !== undefined) throw new TypeError(`its ${own} is also one of "${other}"`);
        owners.set(own, name);
      }
    }
  }
}

function reportsOf(control: AnyControl): readonly string[] {
  if (control.kind === 'action') return [];
  return control.kind === 'gate' ? control.reports : [control.report];
}

/** A repository without a `package.json` has what Nx installs in a folder of Nx's own. */
function resolveFrom(workspaceRoot: string, request: string): string {
  const paths = [workspaceRoot, join(workspaceRoot, '.nx', 'installation')];
  return createRequire(join(workspaceRoot, 'package.json')).resolve(request, { paths });
}
