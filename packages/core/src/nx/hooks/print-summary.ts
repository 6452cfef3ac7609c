import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderFinalTable } from '../../render/final-table.js';
import { wantsColors } from '../../render/terminal-table.js';
import { renderSarif } from '../../render/sarif.js';
import { renderMarkdownSummary } from '../../render/step-summary.js';
import { serializeReport, writeText } from '../../report/write-report.js';
import { runEvidence, type TaskResults } from './after-tasks.js';
import type { ClientTerminal } from './client-terminal.js';
import { publishOnActions } from './publish-on-actions.js';

export interface SummaryRequest {
  readonly workspaceRoot: string;
  readonly results: TaskResults;
  readonly artifactsDir: string;
  /** Names of targets that collect evidence without the usual prefix. */
  readonly evidenceTargets: ReadonlySet<string>;
  /** Undefined where nobody would see what is printed: the files are left all the same. */
  readonly terminal: Omit<ClientTerminal, 'flush'> | undefined;
}

/**
 * Prints the table of a run that had tasks of this suite, and leaves the findings as SARIF and Markdown. Under GitHub
 * Actions it adds annotations and a step summary. A run without such tasks does nothing.
 */
export function printSummary(request: SummaryRequest): void {
  const { workspaceRoot, terminal } = request;
  const { rows, decisions } = runEvidence(workspaceRoot, request.results, request.evidenceTargets);
  if (rows.length === 0 && decisions.length === 0) return;
  const folder = join(workspaceRoot, request.artifactsDir);
  const markdown = renderMarkdownSummary(rows, decisions);
  const problem = attempt(() => {
    writeChanged(join(folder, 'gonogo.sarif'), serializeReport(renderSarif(rows)));
    writeChanged(join(folder, 'gonogo.md'), markdown);
  });
  if (terminal === undefined) return;
  const colors = wantsColors(terminal.environment, terminal.isTTY);
  terminal.write(renderFinalTable(rows, decisions, { colors }));
  if (problem !== undefined) {
    terminal.write(`[gonogo] the run's files could not be left in ${folder} (${problem})\n`);
  }
  publishOnActions(rows, markdown, terminal);
}

/** A run that is all from the cache leaves what is there: flushing to disk costs more than the comparison. */
function writeChanged(path: string, text: string): void {
  const known = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  if (known !== text) writeText(path, text);
}

/** The table matters more than the files that say the same: what stands in their way is told. */
function attempt(write: () => void): string | undefined {
  try {
    write();
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}
