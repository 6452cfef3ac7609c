import { createHash } from 'node:crypto';
import type { ControlContext, Files, ReportBuilder, SourceFile } from '@gonogo/core';
import { type CatalogState, compareCatalog, describeState } from '../../catalog/compare.js';
import { CATALOG_FILES, generateCatalog } from '../../catalog/generate.js';
import type { OverlapRule } from '../../guardrails/overlap.js';
import type { Folders } from '../../model/folders.js';
import { catalogSources } from '../../model/registry.js';
import { loadCapabilities, loadSkills } from '../../model/sources.js';
import { loadWords } from '../../model/vocabulary.js';
import { reportBroken } from '../report-broken.js';

/** Catalogs of large registries are larger than any source. */
const MAX_CATALOG_BYTES = 512 * 1024 * 1024;

interface Committed {
  readonly texts: ReadonlyMap<string, string>;
  /** Why files are there but cannot be compared, by name. */
  readonly problems: ReadonlyMap<string, string>;
}

/** The text with its byte-order mark, which reading strips but which is a difference. */
function exactText({ text, sha256 }: SourceFile): string {
  const withoutMark = createHash('sha256').update(text).digest('hex') === sha256;
  return withoutMark ? text : `\uFEFF${text}`;
}

function readCommitted(files: Files, folder: string): Committed {
  const texts = new Map<string, string>();
  const problems = new Map<string, string>();
  const found = files.glob(`${folder}/*.json`);
  const paths = new Set([...CATALOG_FILES.map((file) => `${folder}/${file}`), ...found]);
  for (const path of paths) {
    const name = path.slice(folder.length + 1);
    const read = files.read(path, { maxBytes: MAX_CATALOG_BYTES });
    if (read.ok) texts.set(name, exactText(read.file));
    else if (read.problem.kind !== 'missing') problems.set(name, read.problem.message);
  }
  return { texts, problems };
}

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
