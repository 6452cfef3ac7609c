import type { ExecutorContext } from '@nx/devkit';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createFiles, createSession } from '../../files/create-files.js';
import { failedOutcome } from '../../nx/tasks/failed-outcome.js';
import { reportPath } from '../../nx/tasks/report-path.js';
import type { TaskOutcome } from '../../nx/tasks/types.js';
import { MAX_REPORT_BYTES, parseReport, type EvidenceRow } from '../../render/evidence-row.js';
import { renderVerifyTable } from '../../render/verify-table.js';
import { commandOptionsSchema, parseCommandOptions, type CommandOptions } from './options.js';
import { runProgram, type ProgramResult } from './run-program.js';

export const schema = commandOptionsSchema;
export const description = 'Runs a program that leaves a report, and checks the report';

/**
 * Wraps a program that leaves a report: runs it, and checks that the report is new and has a status that can be read.
 * A program that exits with an error but leaves a report has collected evidence; one that leaves none has not.
 */
export default async function commandExecutor(
  given: unknown,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const { success, output } = await failedOutcome(() => runCommand(given, context));
  process.stdout.write(output);
  return { success };
}

async function runCommand(given: unknown, context: ExecutorContext): Promise<TaskOutcome> {
  const project = context.projectName ?? '';
  const where = `Options of ${project}:${context.targetName ?? ''}`;
  const options = parseCommandOptions(given, where);
  const absolute = reportPath(context.root, options.report, where);
  // What an earlier run left must not pass for what this one leaves.
  rmSync(absolute, { force: true });
  const ended = await runProgram({
    ...options,
    cwd: join(context.root, options.cwd ?? context.projectGraph.nodes[project]?.data.root ?? '.'),
  });
  const { files } = createFiles(createSession(context.root), '.');
  const path = files.workspacePath(options.report);
  const row = parseReport(project, path, files.read(path, { maxBytes: MAX_REPORT_BYTES }));
  const outcome = judge(options, ended, row);
  // A gate that is run later must not find what was not believed here.
  if (!outcome.success && row.verdict === 'passed') rmSync(absolute, { force: true });
  return outcome;
}

function judge(options: CommandOptions, ended: ProgramResult, row: EvidenceRow): TaskOutcome {
  const problem = problemOf(options, ended, row);
  const program = ended.failure === undefined ? [] : [`${options.command} ${ended.failure}`];
  const lines = [ended.output.trimEnd(), renderVerifyTable(row.project, [row], []).trimEnd()];
  if (problem === undefined) {
    const success = !options.enforce || row.verdict !== 'failed';
    return { success, output: `${[...lines, ...program].filter(Boolean).join('\n')}\n` };
  }
  return {
    success: false,
    output: `${[ended.output.trimEnd(), ...program, problem].filter(Boolean).join('\n')}\n`,
  };
}

function problemOf(
  options: CommandOptions,
  ended: ProgramResult,
  row: EvidenceRow,
): string | undefined {
  if (row.verdict === 'missing') return `${row.path} was not written: no evidence was made`;
  if (row.problem !== undefined) return row.problem;
  if (row.verdict === 'unknown') {
    return `${row.path} has no status that can be read: "status" (or "slo_status") must be passed, failed or unverified`;
  }
  if (options.contract !== undefined && row.contract !== options.contract) {
    return `${row.path} names contract "${row.contract}": "${options.contract}" is expected`;
  }
  if (ended.failure !== undefined && row.verdict === 'passed') {
    return `${row.path} says passed although the command failed: it is not believed`;
  }
  return undefined;
}
