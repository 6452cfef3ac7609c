import { nameOf } from '../../evidence/status.js';
import type {
  InvalidReport,
  MissingReport,
  ReadableReport,
  ReportEvidence,
} from '../../evidence/types.js';
import { howToMake } from '../../playbook/expected-reports.js';
import type { ExpectedReport } from '../../playbook/types.js';
import { quote } from '../../text/printable.js';
import type { GateCheck } from '../types.js';
import { acrossInstances } from './across-instances.js';
import { judgeCondition } from './conditions.js';
import { judgeStatus, type StatusFacts } from './status.js';

/**
 * Judges one expected report: present, readable, contract known, about this commit, status, and the further
 * demands of the playbook. `<name>_report_present` and `<name>_report_readable` appear only where they fail.
 * A report that cannot be read fails everything else too: to break a bad report must not make a release better.
 *
 * @see evidence contract, section 11; playbook, sections 2.2 to 2.4
 */
export function reportChecks(evidence: ReportEvidence, facts: StatusFacts): GateCheck[] {
  const { expected, instances } = evidence;
  const missing = instances.filter((loaded): loaded is MissingReport => loaded.kind === 'missing');
  const invalid = instances.filter((loaded): loaded is InvalidReport => loaded.kind === 'invalid');
  const readable = instances.filter((loaded): loaded is ReadableReport => loaded.kind === 'report');
  const id = (what: string): string => `${expected.name}_report_${what}`;
  return [
    ...(missing.length === 0 ? [] : [absent(id('present'), missing, howToMake(expected))]),
    ...(invalid.length === 0 ? [] : [unreadable(id('readable'), invalid)]),
    ...(readable.length === 0 ? [] : readableChecks(evidence, readable, facts)),
    ...(invalid.length === 0 || readable.length > 0
      ? []
      : followingChecks(evidence, id('readable'))),
  ];
}

/** What a report has to fulfil beside being there and readable. */
function demandedIds({ name, contract, status, conditions }: ExpectedReport): string[] {
  return [
    ...(contract === undefined ? [] : [`${name}_report_contract_known`]),
    `${name}_report_fresh`,
    status.checkId,
    ...conditions.map((condition) => condition.checkId),
  ];
}

function followingChecks({ expected }: ReportEvidence, cause: string): GateCheck[] {
  return demandedIds(expected).map((id) => ({
    check_id: id,
    passed: false,
    severity: 'high',
    detail: `cannot be told: see ${cause}`,
    caused_by: cause,
  }));
}

/** Ids that `reportChecks` may give for a report, used or not in this run. */
export function possibleIds({ expected }: ReportEvidence): string[] {
  const { name } = expected;
  return [`${name}_report_present`, `${name}_report_readable`, ...demandedIds(expected)];
}

function absent(checkId: string, missing: readonly MissingReport[], advice: string): GateCheck {
  const names = missing.map(nameOf).join(', ');
  return {
    check_id: checkId,
    passed: false,
    severity: 'high',
    detail: `${names} not there: ${advice}`,
  };
}

function unreadable(checkId: string, invalid: readonly InvalidReport[]): GateCheck {
  const check = acrossInstances(checkId, invalid, ({ reason }) => ({
    passed: false,
    detail: reason,
  }));
  const location = invalid.find((loaded) => loaded.location !== undefined)?.location;
  return location === undefined ? check : { ...check, location };
}

function readableChecks(
  { expected }: ReportEvidence,
  readable: readonly ReadableReport[],
  facts: StatusFacts,
): GateCheck[] {
  const { name, contract, conditions, status } = expected;
  const known = acrossInstances(`${name}_report_contract_known`, readable, (loaded) => ({
    passed: loaded.contractKnown,
    detail: loaded.contractKnown
      ? `contract ${quote(loaded.contract ?? undefined)}`
      : `contract ${quote(loaded.report.contract)}; allowed: ${quote(contract)}`,
  }));
  return [
    ...(contract === undefined ? [] : [known]),
    acrossInstances(`${name}_report_fresh`, readable, ({ stale }) => ({
      passed: stale === undefined,
      detail:
        stale === undefined
          ? 'about this release'
          : `stale: ${stale}. To have it made again, ${howToMake(expected)}`,
    })),
    acrossInstances(status.checkId, readable, (loaded) => judgeStatus(status, loaded, facts)),
    ...conditions.map((condition) =>
      acrossInstances(condition.checkId, readable, (loaded) =>
        judgeCondition(condition, loaded, facts.policy),
      ),
    ),
  ];
}
