import { appendFileSync, statSync } from 'node:fs';
import type { EvidenceRow } from '../../render/evidence-row.js';
import { renderAnnotations } from '../../render/annotations.js';
import { fitStepSummary, renderMarkdownSummary } from '../../render/step-summary.js';
import type { Decision } from './after-tasks.js';

export interface ActionsRequest {
  readonly rows: readonly EvidenceRow[];
  readonly decisions: readonly Decision[];
  readonly environment: NodeJS.ProcessEnv;
  readonly output: Pick<NodeJS.WriteStream, 'write'>;
}

/** Annotations and step summary, under GitHub Actions only. A summary that cannot be written is said, not fatal. */
export function publishOnActions({ rows, decisions, environment, output }: ActionsRequest): void {
  if (environment.GITHUB_ACTIONS !== 'true') return;
  output.write(renderAnnotations(rows));
  const path = environment.GITHUB_STEP_SUMMARY;
  if (path === undefined || path === '') return;
  try {
    const used = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    appendFileSync(path, fitStepSummary(renderMarkdownSummary(rows, decisions), used));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    output.write(`[gonogo] the step summary could not be written (${code})\n`);
  }
}
