import type { PostTasksExecutionContext } from '@nx/devkit';
import { compareCodePoints } from '../../files/compare-code-points.js';
import { createFiles, createSession, type RecordedFiles } from '../../files/create-files.js';
import { MAX_REPORT_BYTES, parseReport, type EvidenceRow } from '../../render/evidence-row.js';

export type TaskResults = PostTasksExecutionContext['taskResults'];
type TaskResult = TaskResults[string];

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
  const { files } = createFiles(createSession(workspaceRoot), '.');
  const ran = Object.values(results).filter(({ status }) => status !== 'skipped');
  const isEvidence = ({ task: { target } }: TaskResult): boolean =>
    target.target.startsWith('evidence-') || evidenceTargets.has(target.target);
  const decided = new Map(ran.map((result) => [result, decisionsOf(result, files)]));
  const rows = ran
    .filter((result) => isEvidence(result) && decided.get(result)?.length === 0)
    .flatMap((result) => rowsOf(result, files));
  return {
    rows: rows.sort(
      (a, b) => compareCodePoints(a.project, b.project) || compareCodePoints(a.path, b.path),
    ),
    decisions: [...decided.values()].flat(),
  };
}

function rowsOf({ task }: TaskResult, files: RecordedFiles['files']): EvidenceRow[] {
  return reportsOf(task.outputs).map((path) =>
    parseReport(task.target.project, path, files.read(path, { maxBytes: MAX_REPORT_BYTES })),
  );
}

function decisionsOf({ task }: TaskResult, files: RecordedFiles['files']): Decision[] {
  return reportsOf(task.outputs).flatMap((path) => {
    const read = files.read(path, { maxBytes: MAX_REPORT_BYTES });
    const decision = read.ok ? decisionIn(read.file.text) : undefined;
    return decision === undefined ? [] : [{ project: task.target.project, decision, path }];
  });
}

function reportsOf(outputs: readonly string[]): string[] {
  return outputs.filter((path) => path.endsWith('.json'));
}

/** Any task of the workspace may leave any JSON file: only a gate's report has a decision beside a contract. */
function decisionIn(text: string): string | undefined {
  if (!text.includes('"decision"')) return undefined;
  try {
    const { decision, contract } = JSON.parse(text) as Record<string, unknown>;
    return typeof decision === 'string' && typeof contract === 'string' ? decision : undefined;
  } catch {
    return undefined;
  }
}
