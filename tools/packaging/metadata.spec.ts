import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectUrl, publishedFolders, readManifest, REPOSITORY } from './manifests';

const root = readManifest(REPOSITORY);
const folders = publishedFolders();
const manifests = folders.map((folder) => readManifest(join(REPOSITORY, 'packages', folder)));
const names = new Set(manifests.map(({ name }) => name));

it('gives all packages one version', () => {
  expect(new Set(manifests.map(({ version }) => version)).size).toBe(1);
});

it('requires parsers whose word is a verdict in one version: the hash of a task has that of the suite alone', () => {
  const parsers = ['@astral-sh/ruff-wasm-nodejs', 'jsonc-parser', 'yaml'];
  const versions = ['core', 'policy-bundle', 'registry', 'workflows'].flatMap((folder) => {
    const { dependencies } = readManifest(join(REPOSITORY, 'packages', folder));
    // The core reads lists of package managers with it, and judges nothing by them.
    const judging = parsers.filter((name) => folder !== 'core' || name !== 'yaml');
    return judging.flatMap((name) => dependencies[name] ?? []);
  });
  expect(versions).toEqual(versions.map((version) => version.replace(/^[^\d]/, '')));
  expect(versions).toHaveLength(3);
});

describe.each(folders)('%s', (folder) => {
  const manifest = readManifest(join(REPOSITORY, 'packages', folder));

  it('says where it comes from, as the root does', () => {
    const { name, homepage, bugs, repository } = manifest;
    expect({ name, homepage, bugs, repository }).toEqual({
      name: `@gonogo/${folder}`,
      homepage: `${projectUrl()}/tree/main/packages/${folder}#readme`,
      bugs: { url: `${projectUrl()}/issues` },
      repository: { ...root.repository, directory: `packages/${folder}` },
    });
  });

  it('has the licence and the engines of the root, and an author', () => {
    const { license, engines, author } = manifest;
    expect({ license, engines }).toEqual({ license: root.license, engines: root.engines });
    expect(author).toBe('gonogo contributors');
    const licence = (...path: string[]): string =>
      readFileSync(join(REPOSITORY, ...path, 'LICENSE'), 'utf8');
    expect(licence('packages', folder)).toBe(licence());
  });

  it('can be found: a description, and sorted keywords', () => {
    const { description, keywords } = manifest;
    expect(description).toMatch(/^[A-Z].{20,}[^.]$/);
    expect(keywords).toEqual([...new Set(keywords)].sort());
    expect(keywords).toEqual(
      expect.arrayContaining(['nx', 'nx-plugin', 'governance', 'production-readiness']),
    );
  });

  // "provenance" here would refuse every registry but the public one, whatever the environment says:
  // the release workflow asks for it instead.
  it('is published for everybody, and asks for nothing that a local registry cannot do', () => {
    expect(manifest.publishConfig).toEqual({ access: 'public' });
  });

  it('needs exactly the other packages that it was built with', () => {
    const internal = Object.entries(manifest.dependencies).filter(([name]) => names.has(name));
    for (const [, range] of internal) expect(range).toBe(manifest.version);
    expect(Object.keys(manifest.peerDependencies).filter((name) => names.has(name))).toEqual([]);
    expect(Object.keys(manifest.dependencies)).toEqual(Object.keys(manifest.dependencies).sort());
  });

  it('runs on the Nx versions that all of them run on', () => {
    expect(manifest.peerDependencies).toEqual(manifests[0]?.peerDependencies);
    expect(manifest.peerDependencies.nx).toBeDefined();
  });
});
