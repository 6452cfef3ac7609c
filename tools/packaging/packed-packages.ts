import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { publishedFolders, readManifest, REPOSITORY, type Manifest } from './manifests';

/** A package as npm would install it. */
export interface PackedPackage {
  /** Name of its folder in `packages/`. */
  readonly folder: string;
  /** Absolute path of what its tarball holds. */
  readonly root: string;
  readonly manifest: Manifest;
  /** Paths in the tarball, sorted, with `/`. */
  readonly files: readonly string[];
  /** Size of all files, unpacked. */
  readonly bytes: number;
}

function filesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

/**
 * Packs all packages as `tools/pack.mjs` does, and unpacks the tarballs.
 *
 * @param destination empty folder, by an absolute path
 * @throws Error where a package does not build, or its tarball is not there
 */
export function packPackages(destination: string): readonly PackedPackage[] {
  execFileSync(process.execPath, [join(REPOSITORY, 'tools/pack.mjs'), destination], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return publishedFolders().map((folder) => {
    const { version } = readManifest(join(REPOSITORY, 'packages', folder));
    const root = join(destination, folder);
    mkdirSync(root);
    const tarball = join(destination, `gonogo-${folder}-${version}.tgz`);
    execFileSync('tar', ['-xzf', tarball, '-C', root, '--strip-components=1']);
    const files = filesIn(root);
    const bytes = files.reduce((sum, path) => sum + statSync(join(root, path)).size, 0);
    return { folder, root, manifest: readManifest(root), files, bytes };
  });
}
