import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProcess } from '../measure/run-process';

const REPOSITORY = join(__dirname, '../../..');

export interface InstalledPackages {
  /** Absolute path of a `node_modules` folder with Nx and the packed packages. */
  readonly nodeModules: string;
  readonly nxVersion: string;
}

/** An Nx plugin that does nothing. It is a package, as the suite is: a file of the workspace would cost Nx more. */
export const EMPTY_PLUGIN = 'empty-nx-plugin';

/** Packs this repository's packages and installs the tarballs with Nx, once for all benchmarks. */
export async function installPackages(folder: string): Promise<InstalledPackages> {
  mkdirSync(folder, { recursive: true });
  const { nx } = readJson(join(REPOSITORY, 'package.json')).devDependencies as { nx: string };
  const tarballs = join(folder, 'tarballs');
  const env = process.env;
  const pack = [join(REPOSITORY, 'tools/pack.mjs'), tarballs];
  await runProcess({ command: process.execPath, args: pack, cwd: REPOSITORY, env });
  writeFileSync(join(folder, 'package.json'), '{ "name": "bench", "private": true }\n');
  const files = readdirSync(tarballs).map((name) => `./tarballs/${name}`);
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error', `nx@${nx}`, ...files];
  await runProcess({ command: 'npm', args, cwd: folder, env });
  const nodeModules = join(folder, 'node_modules');
  writeEmptyPlugin(join(nodeModules, EMPTY_PLUGIN));
  return { nodeModules, nxVersion: String(readJson(join(nodeModules, 'nx/package.json')).version) };
}

function writeEmptyPlugin(folder: string): void {
  mkdirSync(folder);
  const manifest = { name: EMPTY_PLUGIN, version: '1.0.0', main: 'plugin.js' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const createNodes = "['**/there-is-no-such-file', () => []]";
  writeFileSync(
    join(folder, 'plugin.js'),
    `exports.name = '${EMPTY_PLUGIN}';\nexports.createNodes = exports.createNodesV2 = ${createNodes};\n`,
  );
}

function readJson(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}
