import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createRemoteCache,
  type RemoteCache,
  type RequestRecord,
} from '../../../tools/remote-cache/create-remote-cache.js';
import { withPlugin } from '../plugin-options.js';
import { REGISTRY_FILES } from '../registry-files.js';
import { TEAM_FILES, TEAM_PACKAGE } from '../team-controls.js';
import { createWorkspace, linkPackages, workspaceAt, type E2eWorkspace } from '../workspace.js';

export const TOKENS = { write: 'token-that-writes', read: 'token-that-reads' };

const CONTROLS = [
  '@gonogo/policy-bundle',
  '@gonogo/workflows',
  '@gonogo/registry',
  '@gonogo/release-gate',
  'our-controls',
];

/** A repository with a project of every kind, and a remote cache for its clones. */
export interface SharedRepository {
  readonly url: string;
  /** What the server has been asked for since the last call. */
  takeRequests(): RequestRecord[];
  /** Hashes of the entries in the remote cache, sorted. */
  entries(): string[];
  /** Where the remote cache keeps an entry. */
  entryFile(hash: string): string;
  /** Clones by git, with caches of its own that are empty. */
  clone(): Promise<E2eWorkspace>;
  stopServer(): Promise<void>;
  dispose(): Promise<void>;
}

/** @param packages folder with the installed packages */
export async function createSharedRepository(packages: string): Promise<SharedRepository> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gonogo-e2e-remote-')));
  const store = join(folder, 'store');
  const requests: RequestRecord[] = [];
  const options = { packages, ownPackages: TEAM_PACKAGE };
  const origin = await createOrigin(options);
  const server: RemoteCache = await createRemoteCache({
    folder: store,
    tokens: { write: [TOKENS.write], read: [TOKENS.read] },
    onRequest: (record) => requests.push(record),
  });
  const clones: E2eWorkspace[] = [];
  return {
    url: server.url,
    takeRequests: () => requests.splice(0),
    entries: () => readdirSync(store).sort(),
    entryFile: (hash) => join(store, hash),
    async clone() {
      const root = join(folder, `clone-${clones.length + 1}`);
      await origin.git('clone', '--quiet', origin.root, root);
      linkPackages(root, options);
      const clone = workspaceAt(root);
      clones.push(clone);
      return clone;
    },
    stopServer: () => server.close(),
    async dispose() {
      await server.close();
      origin.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function createOrigin(options: {
  readonly packages: string;
  readonly ownPackages: Readonly<Record<string, string>>;
}): Promise<E2eWorkspace> {
  const origin = await createWorkspace({
    ...options,
    nxJson: withPlugin({ controls: CONTROLS }),
    files: { ...REGISTRY_FILES, ...TEAM_FILES },
  });
  await origin.nx(['generate', '@gonogo/registry:sync']);
  await origin.git('add', '--all');
  await origin.git('commit', '--quiet', '--message=catalogs');
  return origin;
}
