import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { E2eWorkspace, NxResult } from './workspace.js';

/** A run of `verify` over all projects. */
export interface VerifyRun extends NxResult {
  /** Ids of the evidence tasks that did not come from the cache, sorted. */
  readonly ran: readonly string[];
  /** Ids of the `verify` tasks that did not: those that failed before among them, which Nx never caches. */
  readonly ranVerify: readonly string[];
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
  // Nx writes none where it does not come to run tasks.
  if (!workspace.exists(record)) throw new Error(result.output);
  const { tasks } = JSON.parse(readFileSync(record, 'utf8')) as { tasks: readonly TaskRecord[] };
  const ran = tasks
    .filter(({ cacheStatus }) => cacheStatus === 'cache-miss')
    .map(({ taskId }) => taskId)
    .sort();
  const isVerify = (id: string): boolean => id.endsWith(':verify');
  return {
    ...result,
    ran: ran.filter((id) => !isVerify(id)),
    ranVerify: ran.filter(isVerify),
  };
}

/** Ids of the `verify` tasks that wait for the given evidence tasks, sorted. */
export function verifyOf(evidence: readonly string[]): string[] {
  const projects = evidence.map((id) => id.split(':')[0] ?? '');
  return [...new Set(projects)].map((project) => `${project}:verify`).sort();
}
