import { posix } from 'node:path';
import type { PostTasksExecutionContext } from '@nx/devkit';
import { compareCodePoints } from '../../files/compare-code-points.js';
import { createSourceCache, type SourceCache } from '../../files/source-cache.js';
import type { ReadResult } from '../../files/types.js';
import {
  emptyRow,
  MAX_REPORT_BYTES,
  parseReport,
  type EvidenceRow,
} from '../../render/evidence-row.js';

export type TaskResults = PostTasksExecutionContext['taskResults'];
type Task = TaskResults[string]['task'];

interface TaskReport {
  readonly path: string;
  readonly read: ReadResult;
}

/** What a run left, whether made now or restored from the cache. */
export interface RunEvidence {
  readonly rows: readonly EvidenceRow[];
  /** Decisions that gates took. */
  readonly decisions: readonly Decision[];
}

export interface Decision {
  readonly project: string;
  readonly decision: string;
  /** Path of the report, relative to the workspace root. */
  readonly path: string;
}

/**
 * Reads what the tasks of a run left, sorted by project and path.
 *
 * @param evidenceTargets names of targets that collect evidence without the usual prefix
 */
export function runEvidence(
  workspaceRoot: string,
  results: TaskResults,
  evidenceTargets: ReadonlySet<string>,
): RunEvidence {
  const sources = createSourceCache(workspaceRoot);
  const isEvidence = ({ target }: Task): boolean =>
    target.target.startsWith('evidence-') || evidenceTargets.has(target.target);
  const rows: EvidenceRow[] = [];
  const decisions: Decision[] = [];
  for (const { task, status } of Object.values(results)) {
    if (status === 'skipped') continue;
    const reports = reportsOf(task, sources);
    const decided = reports.flatMap((report) => decisionIn(task, report));
    const failed = status === 'failure';
    decisions.push(...decided.filter(({ decision }) => !failed || decision === 'no-go'));
    if (decided.length > 0 || !isEvidence(task)) continue;
    const found = reports.map(({ path, read }) => parseReport(task.target.project, path, read));
    rows.push(...found.map((row) => (failed ? withoutEvidence(row, task) : row)));
  }
  rows.sort((a, b) => compareCodePoints(a.project, b.project) || compareCodePoints(a.path, b.path));
  return { rows, decisions };
}

/**
 * A task that failed on what it found has left a failed report; any other report is of an earlier run, where the process
 * of this one was ended or could not start.
 */
function withoutEvidence(row: EvidenceRow, { id }: Task): EvidenceRow {
  if (row.verdict === 'failed' || row.problem !== undefined) return row;
  const problem = `${id} failed without making evidence, ${row.path} is of an earlier run: see the output of the task`;
  return emptyRow(row.project, row.path, 'missing', problem);
}

/** The JSON files among a task's outputs. */
function reportsOf({ outputs }: Task, sources: SourceCache): TaskReport[] {
  return outputs
    .filter((path) => path.endsWith('.json'))
    .map((path) => ({ path, read: sources.read(posix.normalize(path), MAX_REPORT_BYTES) }));
}

/** Any task of the workspace may leave any JSON file: only a gate's report has a decision beside a contract. */
function decisionIn({ target }: Task, { path, read }: TaskReport): Decision[] {
  if (!read.ok || !read.file.text.includes('"decision"')) return [];
  try {
    const { decision, contract } = JSON.parse(read.file.text) as Record<string, unknown>;
    return typeof decision === 'string' && typeof contract === 'string'
      ? [{ project: target.project, decision, path }]
      : [];
  } catch {
    return [];
  }
}
