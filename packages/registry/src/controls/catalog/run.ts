import type { ControlContext, ReportBuilder } from '@gonogo/core';
import { readCommitted } from '../../catalog/committed.js';
import { type CatalogState, compareCatalog, describeState } from '../../catalog/compare.js';
import { generateCatalog } from '../../catalog/generate.js';
import type { OverlapRule } from '../../guardrails/overlap.js';
import type { Folders } from '../../model/folders.js';
import { catalogSources } from '../../model/registry.js';
import { loadCapabilities, loadSkills } from '../../model/sources.js';
import { loadWords } from '../../model/vocabulary.js';
import { reportBroken } from '../report-broken.js';

function reportState(
  { files, options }: ControlContext<Folders & OverlapRule>,
  report: ReportBuilder,
  item: CatalogState,
): void {
  const file = files.workspacePath(`${options.catalogFolder}/${item.file}`);
  const { line, column } = item.state === 'stale' ? item.difference : { line: 1, column: 1 };
  const id = item.state === 'current' ? 'catalog.current' : `catalog.${item.state}`;
  const location = { file, line, column };
  report.check(id, item.state === 'current', describeState(item), { location });
}

/** Compares the six files with what the sources generate; nothing is written. */
export function runCatalog(
  context: ControlContext<Folders & OverlapRule>,
  report: ReportBuilder,
): void {
  const { files, options } = context;
  reportBroken(report, 'capability.document', loadCapabilities(files, options).broken);
  reportBroken(report, 'skill.document', loadSkills(files, options).broken);
  const words = loadWords(files, options);
  reportBroken(report, 'vocabulary.document', words.broken === undefined ? [] : [words.broken]);
  const { texts, problems } = readCommitted(files, options.catalogFolder);
  const states = compareCatalog(generateCatalog(catalogSources(files, options)), texts);
  for (const item of states) {
    const problem = problems.get(item.file);
    if (problem === undefined) reportState(context, report, item);
    else {
      const file = files.workspacePath(`${options.catalogFolder}/${item.file}`);
      report.check('catalog.unreadable', false, problem, {
        location: { file, line: 1, column: 1 },
      });
    }
  }
}
