import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run, type NxResult } from '../workspace.js';

/** A migration that leaves a trace, as the packages of the next version have it. */
export const MIGRATION_TRACE = 'migrated.txt';

const MIGRATION = `exports.default = (tree) => tree.write('${MIGRATION_TRACE}', 'by the next version\\n');\n`;

/**
 * Publishes the packed packages again as the next minor version, beside the one that is the latest, with a migration
 * in `@gonogo/core`.
 *
 * @returns that version
 * @throws Error with the output of what failed
 */
export async function publishNextVersion(): Promise<string> {
  const tarballs = join(process.env.GONOGO_E2E_PACKAGES ?? '', 'tarballs');
  const folder = mkdtempSync(join(tmpdir(), 'gonogo-e2e-next-'));
  try {
    const versions = new Set<string>();
    for (const name of readdirSync(tarballs)) {
      versions.add(await publishNext(join(tarballs, name), join(folder, name)));
    }
    const [version = '', ...others] = versions;
    if (others.length > 0) throw new Error(`packages of several versions: ${[...versions].join()}`);
    return version;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function publishNext(tarball: string, folder: string): Promise<string> {
  mkdirSync(folder);
  succeeded(await run('tar', ['-xzf', tarball], folder));
  const root = join(folder, 'package');
  const manifest = readJson(join(root, 'package.json')) as unknown as Manifest;
  const version = nextMinor(manifest.version);
  const dependencies = Object.entries(manifest.dependencies).map(([name, range]) => [
    name,
    name.startsWith('@gonogo/') ? version : range,
  ]);
  const next = { ...manifest, version, dependencies: Object.fromEntries(dependencies) as object };
  writeFileSync(join(root, 'package.json'), JSON.stringify(next));
  if (manifest.name === '@gonogo/core') addMigration(root, version);
  const npmrc = process.env.GONOGO_E2E_NPMRC ?? '';
  const args = ['publish', '--tag', 'next', '--userconfig', npmrc, '--loglevel=error'];
  succeeded(await run('npm', args, root));
  return version;
}

function nextMinor(version: string): string {
  const [major = '', minor = ''] = version.split('.');
  return `${major}.${Number(minor) + 1}.0`;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

function addMigration(root: string, version: string): void {
  const implementation = './dist/migrations/leave-trace';
  const file = join(root, `${implementation}.js`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, MIGRATION);
  const migration = { version, description: 'Leaves a trace', implementation };
  const path = join(root, 'migrations.json');
  const { generators } = readJson(path) as { generators: object };
  writeFileSync(path, JSON.stringify({ generators: { ...generators, 'leave-trace': migration } }));
}

function readJson(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}

function succeeded({ code, output }: NxResult): void {
  if (code !== 0) throw new Error(output);
}
