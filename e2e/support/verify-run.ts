import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { E2eWorkspace, NxResult } from './workspace.js';

/** A run of `verify` over all projects. Ids of tasks are sorted. */
export interface VerifyRun extends NxResult {
  /** Evidence tasks that were run. */
  readonly ran: readonly string[];
  /** Evidence tasks that came from the cache. */
  readonly cached: readonly string[];
  /** Every task that was run. */
  readonly ranOfAll: readonly string[];
}

interface TaskRecord {
  readonly taskId: string;
  /** `cache-miss`, or where it came from. */
  readonly cacheStatus: string;
}

/** Runs `verify` everywhere and tells which tasks came from the cache, as Nx itself records it. */
export async function runVerify(
  workspace: E2eWorkspace,
  environment?: Readonly<Record<string, string>>,
): Promise<VerifyRun> {
  const record = join(workspace.cacheFolder, 'run.json');
  workspace.remove(record);
  const result = await workspace.nx(['run-many', '-t', 'verify'], environment);
  const { tasks } = JSON.parse(readFileSync(record, 'utf8')) as { tasks: readonly TaskRecord[] };
  const idsOf = (isMiss: boolean): string[] =>
    tasks
      .filter(({ cacheStatus }) => (cacheStatus === 'cache-miss') === isMiss)
      .map(({ taskId }) => taskId)
      .sort();
  const isEvidence = (id: string): boolean => id.includes(':evidence-');
  return {
    ...result,
    ran: idsOf(true).filter(isEvidence),
    cached: idsOf(false).filter(isEvidence),
    ranOfAll: idsOf(true),
  };
}
