import { existsSync } from 'node:fs';
import Module from 'node:module';
import { join } from 'node:path';

// The one place that uses what Nx and Node do not promise to keep.

type ResolveFilename = (
  request: string,
  parent?: { filename?: string },
  ...rest: unknown[]
) => string;

/** Marks the resolver, so that a second package does not wrap it again. */
const REGISTERED = Symbol.for('gonogo.typescript-sources');

/**
 * Lets packages that the workspace holds as TypeScript sources be loaded. Nx does so while it loads a plugin or an
 * executor and takes it back then, whereas controls load what costs only when they run.
 *
 * @param workspaceRoot absolute path
 * @returns false where there is no `tsconfig.base.json` or `tsconfig.json` to go by
 */
export function registerTypeScriptSources(workspaceRoot: string): boolean {
  const tsConfig = ['tsconfig.base.json', 'tsconfig.json']
    .map((name) => join(workspaceRoot, name))
    .find((path) => existsSync(path));
  if (tsConfig === undefined) return false;
  const { registerTsProject } = require('nx/src/plugins/js/utils/register') as {
    registerTsProject: (tsConfigPath: string) => () => void;
  };
  const loader = Module as unknown as { _resolveFilename: ResolveFilename };
  if (REGISTERED in loader._resolveFilename) return true;
  registerTsProject(tsConfig);
  resolveSourcesOfJavaScript(loader);
  return true;
}

/** Whether a module runs as TypeScript under Nx; jest has a way of its own to load what is imported late. */
export function isLoadedFromSource(filename: string): boolean {
  return filename.endsWith('.ts') && process.env.JEST_WORKER_ID === undefined;
}

/** TypeScript sources import each other as the `.js` files that they will be: Nx's own patch for it is gone by now. */
function resolveSourcesOfJavaScript(loader: { _resolveFilename: ResolveFilename }): void {
  const resolve = loader._resolveFilename;
  const resolveSource: ResolveFilename = function (this: unknown, request, parent, ...rest) {
    try {
      return resolve.call(this, request, parent, ...rest);
    } catch (error) {
      const isSource = request.startsWith('.') && parent?.filename?.endsWith('.ts') === true;
      if (!isSource || !request.endsWith('.js')) throw error;
      return resolve.call(this, `${request.slice(0, -3)}.ts`, parent, ...rest);
    }
  };
  loader._resolveFilename = Object.assign(resolveSource, { [REGISTERED]: true });
}
