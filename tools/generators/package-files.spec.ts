import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const packagesFolder = join(__dirname, '../../packages');
const folders = readdirSync(packagesFolder);

interface Manifest {
  readonly name: string;
  readonly files: readonly string[];
  readonly exports: Readonly<Record<string, unknown>>;
  readonly 'nx-migrations': {
    readonly migrations: string;
    readonly packageGroup: readonly string[];
  };
}

function read(...path: readonly string[]): unknown {
  return JSON.parse(readFileSync(join(packagesFolder, ...path), 'utf8'));
}

function manifestOf(folder: string): Manifest & Readonly<Record<string, unknown>> {
  return read(folder, 'package.json') as Manifest & Readonly<Record<string, unknown>>;
}

/** Every path in a list of executors, generators or migrations. */
function pathsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('./') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}

/** A path is there: as a file, or without its extension as what the compiler makes, and as what it makes it from. */
function isThere(folder: string, path: string): boolean {
  const absolute = join(packagesFolder, folder, path);
  if (existsSync(absolute)) return true;
  const source = join(packagesFolder, folder, `${path.replace('./dist/', 'src/')}.ts`);
  return path.startsWith('./dist/') && existsSync(source);
}

describe.each(folders)('%s', (folder) => {
  const manifest = manifestOf(folder);

  it.each([
    ['executors', manifest.executors],
    ['generators', manifest.generators],
    ['migrations', manifest['nx-migrations'].migrations],
  ])('publishes its list of %s, and every path in it is there', (kind, path) => {
    const file = `${kind}.json`;
    expect(path).toBe(`./${file}`);
    expect(manifest.files).toContain(file);
    expect(manifest.exports[`./${file}`]).toBe(`./${file}`);
    const paths = pathsIn(read(folder, file));
    expect(paths.filter((entry) => !isThere(folder, entry))).toEqual([]);
  });

  it('has an init, which "nx add" runs', () => {
    const { generators } = read(folder, 'generators.json') as { generators: object };
    expect(Object.keys(generators)).toContain('init');
  });

  it('is migrated together with all other packages of the suite', () => {
    const others = folders.map((other) => manifestOf(other).name);
    expect(manifest['nx-migrations'].packageGroup).toEqual(
      others.filter((name) => name !== manifest.name).sort(),
    );
  });
});
