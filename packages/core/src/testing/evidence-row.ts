import type { Check } from '../contracts/report.js';
import type { EvidenceRow } from '../render/evidence-row.js';

/** A row of a passed report, or as given. */
export function fakeRow(given: Partial<EvidenceRow> = {}): EvidenceRow {
  return {
    project: 'p',
    path: 'artifacts/fake_report.json',
    contract: 'fake_v1',
    playbook: '2.2.1',
    verdict: 'passed',
    counts: { total: 1, failed: 0, warnings: 0 },
    findings: [],
    ...given,
  };
}

/** A check that does not hold, or as given. */
export function fakeFinding(given: Partial<Check> = {}): Check {
  return { check_id: 'is_ok', passed: false, detail: 'is wrong', severity: 'error', ...given };
}
