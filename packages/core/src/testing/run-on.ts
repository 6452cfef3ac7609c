import type { ControlDefinition } from '../control/types.js';
import { runControl } from '../control/run-control.js';
import type { Report } from '../contracts/report.js';
import { createSession } from '../files/create-files.js';
import { assertDescribed } from './described-checks.js';
import { withWorkspace, type WorkspaceFiles } from './workspace.js';

export interface RunOnOptions {
  readonly options?: Readonly<Record<string, unknown>>;
  /** Folder that the control governs; the workspace root by default. */
  readonly root?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/**
 * Runs a control over the given files (or over the folder at an absolute path) and gives its report.
 *
 * @throws TypeError where the control describes its checks and reports one that it does not describe
 */
export async function runOn(
  control: ControlDefinition,
  files: WorkspaceFiles | string,
  given: RunOnOptions = {},
): Promise<Report> {
  const run = async (workspaceRoot: string): Promise<Report> => {
    const { report } = await runControl(control, {
      subject: { project: 'subject', root: given.root ?? '.' },
      options: given.options ?? {},
      session: createSession(workspaceRoot),
      environment: { SOURCE_DATE_EPOCH: '1767225600', ...given.environment },
    });
    assertDescribed(
      control,
      report.checks.map(({ check_id }) => check_id),
    );
    return report;
  };
  return typeof files === 'string' ? run(files) : withWorkspace(files, run);
}
