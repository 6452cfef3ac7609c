import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishedFolders } from './manifests';
import { moduleReferences, packageOf, reachableFiles } from './module-references';
import { packPackages, type PackedPackage } from './packed-packages';

/** Unpacked, all packages together. What they weigh is in docs/packages.md. */
const MOST_BYTES = 2_000_000;
/** The condition under which this repository uses its own sources. Nobody else sets it, so they are not shipped. */
const SOURCE_CONDITION = '@gonogo/source';
const NOT_SHIPPED =
  /(?:^|\/)(?:src|fixtures|expected|__snapshots__|node_modules)\/|\.spec\.|\.tsbuildinfo$|\.map$|(?:^|\/)(?:tsconfig|jest\.config)|(?<!\.d)\.ts$/;

let temporary = '';
let packages: readonly PackedPackage[] = [];

beforeAll(() => {
  temporary = mkdtempSync(join(realpathSync(tmpdir()), 'gonogo-packed-files-'));
  packages = packPackages(temporary);
}, 300_000);

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

function packed(folder: string): PackedPackage {
  const found = packages.find((candidate) => candidate.folder === folder);
  if (found === undefined) throw new Error(`packages/${folder} was not packed.`);
  return found;
}

/** A module and its declarations as one line. */
function foldDeclarations(files: readonly string[]): string[] {
  const all = new Set(files);
  return files
    .filter((path) => !(path.endsWith('.js') && all.has(path.replace(/\.js$/, '.d.ts'))))
    .map((path) =>
      path.endsWith('.d.ts') && all.has(path.replace(/\.d\.ts$/, '.js'))
        ? path.replace(/\.d\.ts$/, '.{js,d.ts}')
        : path,
    );
}

/** Every path in a value, as `package.json` and the lists of executors and generators write them. */
function pathsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('./') ? [value.slice(2)] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === SOURCE_CONDITION ? [] : pathsIn(child),
  );
}

/** Whether a path is shipped: a pattern as at least one file, a module also without its extension. */
function isShipped(path: string, files: readonly string[]): boolean {
  const [before = '', after] = path.split('*');
  if (after !== undefined)
    return files.some((file) => file.startsWith(before) && file.endsWith(after));
  return files.includes(path) || files.includes(`${path}.js`);
}

describe.each(publishedFolders())('the tarball of %s', (folder) => {
  const read = (path: string): string => readFileSync(join(packed(folder).root, path), 'utf8');
  const code = (): string[] => packed(folder).files.filter((path) => /\.(?:js|ts)$/.test(path));

  it('holds these files', () => {
    expect(foldDeclarations(packed(folder).files)).toMatchSnapshot();
  });

  it('holds no sources, tests, fixtures or leavings of the compiler', () => {
    expect(packed(folder).files.filter((path) => NOT_SHIPPED.test(path))).toEqual([]);
  });

  it('points at no map that is not there', () => {
    expect(code().filter((path) => read(path).includes('sourceMappingURL'))).toEqual([]);
  });

  it('holds every file that it is entered by', () => {
    const { files, manifest } = packed(folder);
    const { 'nx-migrations': migrations, ...entries } = {
      'nx-migrations': {},
      ...manifest,
    };
    const lists = ['executors.json', 'generators.json', 'migrations.json'];
    const paths = [entries, migrations, ...lists.map((list) => JSON.parse(read(list)) as unknown)];
    const entered = [...new Set(paths.flatMap(pathsIn))];
    expect(entered).toEqual(expect.arrayContaining(['dist/index.js', 'dist/index.d.ts', ...lists]));
    expect(entered.filter((path) => !isShipped(path, files))).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
  });

  // Of the declarations only those count that somebody's compiler can meet.
  it('needs no package that it does not declare', () => {
    const { files, manifest } = packed(folder);
    const declarations = pathsIn(manifest.exports).filter((path) => path.endsWith('.d.ts'));
    const paths = [
      ...files.filter((path) => path.endsWith('.js')),
      ...declarations.flatMap((path) => [...reachableFiles(path, read)]),
    ];
    const { dependencies, peerDependencies, name } = manifest;
    const declared = new Set([name, ...Object.keys({ ...dependencies, ...peerDependencies })]);
    const needed = paths.flatMap((path) =>
      moduleReferences(read(path)).map((reference) => ({ path, needs: packageOf(reference) })),
    );
    const undeclared = needed.filter(({ needs }) => needs !== undefined && !declared.has(needs));
    expect(needed.length).toBeGreaterThan(0);
    expect(undeclared).toEqual([]);
  });

  it('holds no helpers of tests but those that are exported', () => {
    const helpers = packed(folder).files.filter((path) => /(?:^|\/)testing\/.*\.js$/.test(path));
    const exported =
      folder === 'core' ? reachableFiles('dist/testing/index.js', read) : new Set<string>();
    expect(helpers.filter((path) => !exported.has(path))).toEqual([]);
    expect(helpers.length > 0).toBe(folder === 'core');
  });
});

it('all packages together stay small', () => {
  const bytes = packages.reduce((sum, each) => sum + each.bytes, 0);
  expect(bytes).toBeGreaterThan(MOST_BYTES / 4);
  expect(bytes).toBeLessThan(MOST_BYTES);
});
