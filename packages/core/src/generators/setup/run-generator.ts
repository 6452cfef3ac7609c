import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Runs a generator of a package that was only just installed, in a process of its own: this one's Nx does not know the
 * package yet.
 *
 * @param workspaceRoot absolute path
 * @param generator as `@gonogo/workflows:init`
 * @returns whether it succeeded; its output goes to this process's
 */
export function runGenerator(workspaceRoot: string, generator: string): boolean {
  const args = [nxScript(workspaceRoot), 'generate', generator, '--interactive=false'];
  const { status } = spawnSync(process.execPath, args, { cwd: workspaceRoot, stdio: 'inherit' });
  return status === 0;
}

/** In a repository without a package.json, Nx's wrapper also installs what `nx.json` lists. */
function nxScript(workspaceRoot: string): string {
  const wrapper = join(workspaceRoot, '.nx/nxw.js');
  if (!existsSync(join(workspaceRoot, 'package.json')) && existsSync(wrapper)) return wrapper;
  const manifestPath = createRequire(join(workspaceRoot, 'package.json')).resolve(
    'nx/package.json',
  );
  const { bin } = JSON.parse(readFileSync(manifestPath, 'utf8')) as { bin: { nx: string } };
  return join(dirname(manifestPath), bin.nx);
}
