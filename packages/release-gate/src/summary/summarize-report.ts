import { isObject } from '../evidence/parse-object.js';
import { effectiveStatus } from '../evidence/status.js';
import type { JsonObject, LoadedReport } from '../evidence/types.js';
import { howToMake } from '../playbook/expected-reports.js';
import type { ExpectedReport } from '../playbook/types.js';
import { printable, quote } from '../text/printable.js';
import { firstFinding } from './first-failing-check.js';
import type { SummarizedReport } from './types.js';

/** One line of an executive summary. Evidence contract, section 10. */
export function summarizeReport(expected: ExpectedReport, loaded: LoadedReport): SummarizedReport {
  return {
    path: loaded.path,
    status: effectiveStatus(loaded),
    contract:
      loaded.kind === 'report' && loaded.contract !== null ? printable(loaded.contract) : null,
    detail: detailOf(expected, loaded),
    summary: loaded.kind === 'report' ? countsOf(loaded.report) : loaded.kind,
    control: expected.name,
    project: loaded.project ?? null,
    stale: loaded.kind === 'report' && loaded.stale !== undefined,
  };
}

function detailOf(expected: ExpectedReport, loaded: LoadedReport): string {
  if (loaded.kind === 'missing') return `not there: ${howToMake(expected)}`;
  if (loaded.kind === 'invalid') return loaded.reason;
  const { report } = loaded;
  const word = typeof report.status === 'string' ? report.status : report.slo_status;
  return [
    `status ${quote(word)}`,
    ...(loaded.status === 'failed' ? [`first finding: ${firstFinding(report)}`] : []),
    ...(loaded.contractKnown
      ? []
      : [`contract ${quote(report.contract)}, expected: "${expected.contract}"`]),
    ...(loaded.stale === undefined ? [] : [`stale: ${loaded.stale}`]),
  ].join('; ');
}

/** The counts under `summary`, as the report gives them: numbers and booleans only. */
function countsOf(report: JsonObject): string {
  const summary = isObject(report.summary) ? report.summary : {};
  const counts = Object.entries(summary)
    .filter(([, value]) => typeof value === 'number' || typeof value === 'boolean')
    .slice(0, 12)
    .map(([key, value]) => `${printable(key, 60)}=${String(value)}`);
  if (counts.length > 0) return counts.join(', ');
  const lists = ['breaches', 'warnings', 'failures'].flatMap((name) => {
    const list = report[name];
    return Array.isArray(list) ? [`${name}=${list.length}`] : [];
  });
  return lists.length > 0 ? lists.join(', ') : 'no counts';
}
