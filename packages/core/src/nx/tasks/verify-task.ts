import { MAX_REPORT_BYTES, parseReport, type EvidenceRow } from '../../render/evidence-row.js';
import { renderVerifyTable } from '../../render/verify-table.js';
import { createFiles, createSession } from '../../files/create-files.js';
import { evidenceIn, targetsWithoutReport } from './evidence-outputs.js';
import type { TaskOutcome, TaskRequest } from './types.js';

/**
 * Enforces the verdicts of one project: reads the reports of its evidence tasks, prints one table, and fails where one
 * is failed, missing or unreadable, or where evidence that was expected could not be made.
 */
export function runVerifyTask(request: TaskRequest): TaskOutcome {
  const { options, projectName } = request;
  const rows = evidenceRows(request);
  const problems = [
    ...(options.problems ?? []),
    ...targetsWithoutReport(request.context, projectName).map(
      (target) =>
        `${projectName}:${target} names no report: list the JSON file that it leaves in its "outputs"`,
    ),
  ];
  const isRed = rows.some(({ verdict }) => verdict !== 'passed' && verdict !== 'unverified');
  const nothing = rows.length === 0 && problems.length === 0;
  const output = renderVerifyTable(projectName, rows, [
    ...problems,
    ...(nothing ? [`${projectName} has no evidence task: there is nothing to verify`] : []),
  ]);
  return { success: !isRed && problems.length === 0 && !nothing, output };
}

function evidenceRows({ context, projectName }: TaskRequest): EvidenceRow[] {
  const root = context.projectGraph.nodes[projectName]?.data.root;
  // A session of its own: the batch's may hold what was on disk before the reports were written.
  const { files } = createFiles(createSession(context.root), '.');
  return evidenceIn(context, (projectRoot) => projectRoot === root)
    .filter(({ project }) => project === projectName)
    .map(({ project, path }) =>
      parseReport(project, path, files.read(path, { maxBytes: MAX_REPORT_BYTES })),
    );
}
