import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './workspace.js';

export interface InstalledPackages {
  /** Folder with the packages in its `node_modules`. */
  readonly folder: string;
  remove(): void;
}

/**
 * Installs the packed packages with another version of Nx than that of most specs.
 *
 * @param nx a version of Nx, or a range
 * @throws Error with what npm says
 */
export async function installPackages(nx: string): Promise<InstalledPackages> {
  const tarballs = join(process.env.GONOGO_E2E_PACKAGES ?? '', 'tarballs');
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'gonogo-e2e-packages-')));
  // Nx makes a cache folder beside this one when it is installed.
  const folder = join(root, 'packages');
  const remove = (): void => rmSync(root, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "name": "e2e", "private": true }\n');
  const packages = readdirSync(tarballs).map((name) => join(tarballs, name));
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error', `nx@${nx}`, ...packages];
  const { code, output } = await run('npm', args, folder);
  if (code === 0) return { folder, remove };
  remove();
  throw new Error(output);
}
