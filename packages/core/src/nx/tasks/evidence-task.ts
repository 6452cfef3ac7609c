import { rmSync } from 'node:fs';
import type { Report } from '../../contracts/report.js';
import type { ControlDefinition } from '../../control/types.js';
import { ControlError, runControl } from '../../control/run-control.js';
import type { ReadRecord } from '../../files/create-files.js';
import { renderVerdict } from '../../render/verdict.js';
import { writeReport } from '../../report/write-report.js';
import { reportPath } from './report-path.js';
import { undeclaredReads } from './undeclared-reads.js';
import type { TaskOutcome, TaskRequest } from './types.js';

/**
 * Collects evidence: succeeds when the report was written, whatever it says, so that every finding is reported
 * before `verify` enforces. With `enforce` a failed verdict fails the task.
 *
 * @throws ControlError where no evidence could be made, or where it read what is not an input of its cached task
 */
export async function runEvidenceTask(
  control: ControlDefinition,
  request: TaskRequest,
): Promise<TaskOutcome> {
  const { context, options, projectName, targetName } = request;
  const where = `Options of task ${projectName}:${targetName}`;
  const path = reportPath(context.root, options.report ?? `artifacts/${control.report}`, where);
  try {
    const report = await collect(control, request);
    writeReport(path, report);
    return {
      success: options.enforce !== true || report.status !== 'failed',
      output: renderVerdict(control.title, report),
    };
  } catch (error) {
    // What an earlier run left says nothing about now.
    rmSync(path, { force: true });
    throw error;
  }
}

async function collect(control: ControlDefinition, request: TaskRequest): Promise<Report> {
  const { context, options, projectName, session } = request;
  const defaultBase = context.nxJsonConfiguration.defaultBase;
  const { report, record } = await runControl(control, {
    subject: { project: projectName, root: options.root },
    options: options.options,
    session,
    environment: process.env,
    ...(defaultBase !== undefined && { defaultBase }),
    ...(options.timeLimitSeconds !== undefined && { timeLimitSeconds: options.timeLimitSeconds }),
  });
  assertDeclared(control, request, record);
  return report;
}

/** A verdict from files that are no inputs would be cached and stay when they change: it must not exist. */
function assertDeclared(
  control: ControlDefinition,
  request: TaskRequest,
  record: ReadRecord,
): void {
  const undeclared = undeclaredReads(request, record);
  if (undeclared.length === 0) return;
  throw new ControlError(
    `Control "${control.id}" read files that are not inputs of ${request.projectName}:${request.targetName}, ` +
      `so that its cached verdict would outlive a change of them: ${undeclared.join(', ')}. ` +
      `What git ignores is never an input. Set options that name files in the plugin's "controlOptions" in nx.json, or add the files to the target's "inputs".`,
  );
}
