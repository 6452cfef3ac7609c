import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProcess } from '../measure/run-process';

const REPOSITORY = join(__dirname, '../../..');

export interface InstalledPackages {
  /** Absolute path of a `node_modules` folder with Nx and the packed packages. */
  readonly nodeModules: string;
  readonly nxVersion: string;
}

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
  return { nodeModules, nxVersion: String(readJson(join(nodeModules, 'nx/package.json')).version) };
}

function readJson(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}
