import type { Check } from '../contracts/report.js';
import { isRed } from './final-table.js';
import { controlName } from './terminal-table.js';
import type { EvidenceRow } from './evidence-row.js';

/** GitHub shows ten errors and ten warnings of a step and drops the rest. */
const MAX_PER_LEVEL = 10;

type Level = 'error' | 'warning';

interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly message: string;
  readonly location?: Check['location'];
}

/**
 * Workflow commands that mark findings in a pull request. The toolkit's own package is not used: it brings an HTTP
 * client along for two lines of text.
 *
 * @returns one line per annotation, and a last one that counts what had to be left out
 * @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function renderAnnotations(rows: readonly EvidenceRow[]): string {
  const all = rows.flatMap(annotationsOf);
  const levels: readonly Level[] = ['error', 'warning'];
  const lines = levels.flatMap((level) =>
    levelLines(
      level,
      all.filter((a) => a.level === level),
    ),
  );
  return lines.map((line) => `${line}\n`).join('');
}

function levelLines(level: Level, annotations: readonly Annotation[]): string[] {
  if (annotations.length <= MAX_PER_LEVEL) return annotations.map(command);
  const shown = annotations.slice(0, MAX_PER_LEVEL - 1).map(command);
  const left = annotations.length - shown.length;
  const message = `${left} more of level ${level} are not shown here: see the step summary and the reports`;
  return [...shown, command({ level, title: 'gonogo', message })];
}

function annotationsOf(row: EvidenceRow): Annotation[] {
  const title = `${controlName(row)} (${row.project})`;
  if (row.problem !== undefined) return [{ level: 'error', title, message: row.problem }];
  const findings = row.findings.map((check): Annotation => {
    const isError = check.severity !== 'warning' && check.unverified !== true;
    const message = `${check.check_id}: ${check.detail}`;
    return { level: isError ? 'error' : 'warning', title, message, location: check.location };
  });
  if (findings.length > 0 || !isRed(row)) return findings;
  return [{ level: 'error', title, message: `${row.path} is ${row.verdict}` }];
}

function command({ level, title, message, location }: Annotation): string {
  const properties = [
    ...(location === undefined
      ? []
      : [`file=${property(location.file)}`, `line=${location.line}`, `col=${location.column}`]),
    `title=${property(title)}`,
  ];
  return `::${level} ${properties.join(',')}::${data(message)}`;
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
