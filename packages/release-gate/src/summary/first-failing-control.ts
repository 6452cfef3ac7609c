import { effectiveStatus } from '../evidence/status.js';
import type {
  InvalidReport,
  LoadedReport,
  ReadableReport,
  ReportEvidence,
} from '../evidence/types.js';
import { howToMake } from '../playbook/expected-reports.js';
import type { ExpectedReport } from '../playbook/types.js';
import { firstFailingCheck } from './first-failing-check.js';
import type { FirstFailingControl } from './types.js';

/**
 * The first control that is failed or invalid.
 *
 * @param evidence in playbook order
 * @see playbook, section 5
 */
export function firstFailingControl(
  evidence: readonly ReportEvidence[],
): FirstFailingControl | null {
  for (const { expected, instances } of evidence) {
    for (const loaded of instances) {
      const failing = describe(expected, loaded);
      if (failing !== undefined) return failing;
    }
  }
  return null;
}

function describe(expected: ExpectedReport, loaded: LoadedReport): FirstFailingControl | undefined {
  if (loaded.kind === 'invalid') return describeInvalid(expected, loaded);
  if (loaded.kind === 'report' && effectiveStatus(loaded) === 'failed') {
    return describeFailed(expected, loaded);
  }
  return undefined;
}

function describeInvalid(expected: ExpectedReport, loaded: InvalidReport): FirstFailingControl {
  return {
    control: expected.name,
    playbook: expected.playbook,
    project: loaded.project ?? null,
    report: loaded.path,
    status: 'invalid',
    check_id: null,
    detail: loaded.reason,
    location: loaded.location ?? null,
    what_to_do: `Make the report again: ${howToMake(expected)}.`,
  };
}

function describeFailed(expected: ExpectedReport, loaded: ReadableReport): FirstFailingControl {
  const check = firstFailingCheck(loaded.report);
  const fix = check.location === null ? 'Fix what the detail says' : 'Fix the place that is named';
  const help = check.help === null ? '' : ` (see ${check.help})`;
  return {
    control: expected.name,
    playbook: expected.playbook,
    project: loaded.project ?? null,
    report: loaded.path,
    status: 'failed',
    check_id: check.checkId,
    detail: check.detail,
    location: check.location,
    what_to_do: `${fix}${help}, then ${howToMake(expected)}.`,
  };
}
