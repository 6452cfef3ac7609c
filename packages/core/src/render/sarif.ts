import type { Log, Result, ReportingDescriptor, Run } from 'sarif';
import type { Check } from '../contracts/report.js';
import { SUITE } from '../suite.js';
import type { EvidenceRow } from './evidence-row.js';
import { isRed } from './final-table.js';

/** Code scanning refuses a file with more runs. */
const MAX_RUNS = 20;

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/**
 * The findings of a run as SARIF: one run per project, so that code scanning keeps what other projects had found.
 * Written here because the builder that the field uses needs a newer Node.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * @see https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export function renderSarif(rows: readonly EvidenceRow[]): Log {
  const projects = [...new Set(rows.map(({ project }) => project))];
  const runs = projects.map((project) => {
    const own = rows.filter((row) => row.project === project);
    return runOf(`gonogo/${project}/`, own);
  });
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: runs.length > MAX_RUNS ? [runOf('gonogo/', rows)] : runs,
  };
}

function runOf(id: string, rows: readonly EvidenceRow[]): Run {
  const results = rows.flatMap(resultsOf);
  const ruleIds = [...new Set(results.map(({ ruleId }) => ruleId ?? ''))].sort();
  return {
    tool: {
      driver: {
        name: SUITE.name,
        version: SUITE.version,
        rules: ruleIds.map((id): ReportingDescriptor => ({ id, shortDescription: { text: id } })),
      },
    },
    automationDetails: { id },
    columnKind: 'utf16CodeUnits',
    results: results.map((result) => ({
      ...result,
      ruleIndex: ruleIds.indexOf(result.ruleId ?? ''),
    })),
  };
}

function resultsOf(row: EvidenceRow): Result[] {
  if (row.problem !== undefined) {
    return [
      {
        ruleId: `evidence_${row.verdict}`,
        level: 'error',
        message: { text: row.problem },
        ...at(row.path),
      },
    ];
  }
  if (row.findings.length === 0 && isRed(row)) {
    // A report of another producer may say that it failed without saying why.
    const text = `${row.path} is ${row.verdict}`;
    return [
      { ruleId: `evidence_${row.verdict}`, level: 'error', message: { text }, ...at(row.path) },
    ];
  }
  return row.findings.map((check) => ({
    ruleId: ruleOf(check),
    level: check.severity === 'warning' || check.unverified === true ? 'warning' : 'error',
    message: { text: check.detail === '' ? check.check_id : check.detail },
    ...at(check.location?.file ?? row.path, check.location),
  }));
}

/** Ids carry what they are about after a colon; the rule is what stands before. */
function ruleOf({ check_id: id }: Check): string {
  return id.split(':', 1)[0] ?? id;
}

function at(file: string, location?: Check['location']): Pick<Result, 'locations'> {
  return {
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: relativeReference(file) },
          region: { startLine: location?.line ?? 1, startColumn: location?.column ?? 1 },
        },
      },
    ],
  };
}

/** A path as a relative URI reference: no character of it is taken for a scheme, a query or a fragment. */
function relativeReference(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .split('/')
    .map((segment) => encodeURIComponent(segment).replace(/%40/g, '@'))
    .join('/');
}
