import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestRecord } from '../../../tools/remote-cache/create-remote-cache.js';
import type { E2eWorkspace, NxResult } from '../workspace.js';
import type { SharedRepository } from './shared-repository.js';

/** Where the result of a task came from, in the words of Nx. */
export type Source = 'cache-miss' | 'local-cache-hit' | 'remote-cache-hit';

interface TaskRecord {
  readonly taskId: string;
  readonly cacheStatus: Source;
  readonly hash: string;
}

/** A run of `verify` over all projects with the remote cache. */
export interface SharedRun extends NxResult {
  /** Ids of the tasks by where their result came from, sorted. Empty where Nx did not come to run tasks. */
  readonly tasks: Readonly<Record<Source, readonly string[]>>;
  /** Hashes by the ids of the tasks. */
  readonly hashes: Readonly<Record<string, string>>;
  /** What the server was asked for during the run. */
  readonly requests: readonly RequestRecord[];
}

/** A day before anything in the registry has expired; without one, clones that run at midnight would differ. */
const DAY = '2026-05-31';

export async function runShared(
  shared: SharedRepository,
  clone: E2eWorkspace,
  token: string,
): Promise<SharedRun> {
  const record = join(clone.cacheFolder, 'run.json');
  rmSync(record, { force: true });
  shared.takeRequests();
  const result = await clone.nx(['run-many', '-t', 'verify'], {
    GONOGO_FAKE_DAY: DAY,
    NX_SELF_HOSTED_REMOTE_CACHE_SERVER: shared.url,
    NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: token,
  });
  const records = readRecords(record);
  const from = (source: Source): string[] =>
    records
      .filter(({ cacheStatus }) => cacheStatus === source)
      .map(({ taskId }) => taskId)
      .sort();
  return {
    ...result,
    tasks: {
      'cache-miss': from('cache-miss'),
      'local-cache-hit': from('local-cache-hit'),
      'remote-cache-hit': from('remote-cache-hit'),
    },
    hashes: Object.fromEntries(records.map(({ taskId, hash }) => [taskId, hash])),
    requests: shared.takeRequests(),
  };
}

function readRecords(file: string): readonly TaskRecord[] {
  if (!existsSync(file)) return [];
  return (JSON.parse(readFileSync(file, 'utf8')) as { tasks: TaskRecord[] }).tasks;
}

/** Hashes that were uploaded, or that the server refused to store, sorted. */
export function uploads({ requests }: SharedRun, status: number): string[] {
  return requests
    .filter((request) => request.method === 'PUT' && request.status === status)
    .map(({ hash = '' }) => hash)
    .sort();
}
