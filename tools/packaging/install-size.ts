// Measures what the suite adds to an installation of Nx: npm run size (asks the registry for the dependencies)
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addedPackages, type InstalledSizes } from './added-packages';
import { REPOSITORY } from './manifests';

/** Below this a package is not listed by itself. */
const LISTED_BYTES = 200_000;

function ownBytes(folder: string): number {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .map((entry) => [entry, join(folder, entry.name)] as const)
    .map(([entry, path]) => (entry.isDirectory() ? ownBytes(path) : statSync(path).size))
    .reduce((sum, bytes) => sum + bytes, 0);
}

function install(folder: string, packages: readonly string[]): InstalledSizes {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "name": "size", "private": true }\n');
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages];
  execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly version?: string }>>;
  };
  return new Map(
    Object.entries(lock.packages)
      .filter(([path]) => path !== '' && existsSync(join(folder, path)))
      .map(([path, { version = '' }]) => [`${path}@${version}`, ownBytes(join(folder, path))]),
  );
}

function measure(folder: string): void {
  const { nx } = (
    JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as {
      readonly devDependencies: { readonly nx: string };
    }
  ).devDependencies;
  const tarballs = join(folder, 'tarballs');
  const pack = [join(REPOSITORY, 'tools/pack.mjs'), tarballs];
  execFileSync(process.execPath, pack, { stdio: ['ignore', 'ignore', 'inherit'] });
  const suite = readdirSync(tarballs).map((name) => join(tarballs, name));
  const alone = install(join(folder, 'nx'), [`nx@${nx}`]);
  const together = install(join(folder, 'suite'), [`nx@${nx}`, ...suite]);
  const { added, bytes } = addedPackages(alone, together);
  const megabytes = (size: number): string => (size / 1e6).toFixed(2);
  const listed = added.filter((each) => each.bytes >= LISTED_BYTES);
  for (const each of listed) console.log(`${megabytes(each.bytes).padStart(6)} MB  ${each.name}`);
  const rest = bytes - listed.reduce((sum, each) => sum + each.bytes, 0);
  console.log(`${megabytes(rest).padStart(6)} MB  ${added.length - listed.length} smaller ones`);
  console.log(`${megabytes(bytes).padStart(6)} MB  in all, over nx@${nx}`);
}

const folder = mkdtempSync(join(tmpdir(), 'gonogo-size-'));
try {
  measure(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
