import { join } from 'node:path';
import { renderFinalTable } from '../../render/final-table.js';
import { wantsColors } from '../../render/terminal-table.js';
import { renderSarif } from '../../render/sarif.js';
import { writeReport } from '../../report/write-report.js';
import { runEvidence, type TaskResults } from './after-tasks.js';
import { publishOnActions } from './publish-on-actions.js';

export interface SummaryRequest {
  readonly workspaceRoot: string;
  readonly results: TaskResults;
  readonly artifactsDir: string;
  /** Names of targets that collect evidence without the usual prefix. */
  readonly evidenceTargets: ReadonlySet<string>;
  readonly environment: NodeJS.ProcessEnv;
  readonly output: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;
}

/**
 * Prints the table of a run that had tasks of this suite, and leaves the findings as SARIF. Under GitHub Actions it
 * adds annotations and a step summary. A run without such tasks prints nothing.
 */
export function printSummary(request: SummaryRequest): void {
  const { workspaceRoot, environment, output } = request;
  const { rows, decisions } = runEvidence(workspaceRoot, request.results, request.evidenceTargets);
  if (rows.length === 0 && decisions.length === 0) return;
  const colors = wantsColors(environment, output.isTTY);
  output.write(renderFinalTable(rows, decisions, { colors }));
  if (rows.length > 0) {
    writeReport(join(workspaceRoot, request.artifactsDir, 'gonogo.sarif'), renderSarif(rows));
  }
  publishOnActions({ rows, decisions, environment, output });
}
