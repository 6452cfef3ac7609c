import { appendFileSync, statSync } from 'node:fs';
import { renderAnnotations } from '../../render/annotations.js';
import type { EvidenceRow } from '../../render/evidence-row.js';
import { fitStepSummary } from '../../render/step-summary.js';
import type { ClientTerminal } from './client-terminal.js';

/**
 * Annotations and step summary, under GitHub Actions only. A summary that cannot be written is said, not fatal.
 *
 * @param markdown the run as Markdown
 */
export function publishOnActions(
  rows: readonly EvidenceRow[],
  markdown: string,
  { environment, write }: Pick<ClientTerminal, 'environment' | 'write'>,
): void {
  if (environment.GITHUB_ACTIONS !== 'true') return;
  write(renderAnnotations(rows));
  const path = environment.GITHUB_STEP_SUMMARY;
  if (path === undefined || path === '') return;
  try {
    const used = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    appendFileSync(path, fitStepSummary(markdown, used));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    write(`[gonogo] the step summary could not be written (${code})\n`);
  }
}
