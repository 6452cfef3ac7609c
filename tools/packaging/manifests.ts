import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const REPOSITORY = join(__dirname, '../..');

/** What a specification compares of a `package.json`. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly homepage: string;
  readonly bugs: { readonly url: string };
  readonly repository: { readonly type: string; readonly url: string; readonly directory?: string };
  readonly license: string;
  readonly author: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly main: string;
  readonly types: string;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly files: readonly string[];
  readonly publishConfig: Readonly<Record<string, unknown>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** The `package.json` of a folder, by an absolute path. */
export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** Names of the folders in `packages/` that are published, sorted. */
export function publishedFolders(repository: string = REPOSITORY): readonly string[] {
  return readdirSync(join(repository, 'packages'))
    .filter((folder) => readManifest(join(repository, 'packages', folder)).private !== true)
    .sort();
}

/** Address of the project as people open it: the root's `repository`, without what git needs. */
export function projectUrl(): string {
  return readManifest(REPOSITORY)
    .repository.url.replace(/^git\+/, '')
    .replace(/\.git$/, '');
}
