import {
  REPORT_SCHEMA_VERSION,
  reportSchema,
  summarySchema,
  type Check,
  type Input,
  type Report,
  type Summary,
} from '../contracts/report.js';
import type { Status } from '../contracts/status.js';
import type { CheckExtras, ReportBuilder, Subject } from '../control/types.js';

/** What the envelope says beside the checks. */
export interface Envelope {
  readonly contract: string;
  readonly generatedAt: string;
  readonly tool: { readonly name: string; readonly version: string };
  readonly subject: Subject;
  /** Section of the playbook. */
  readonly playbook: string;
  readonly inputs: readonly Input[];
}

export interface CollectingReportBuilder extends ReportBuilder {
  /** The finished report: envelope first, then the control's own fields, then the checks. */
  build(envelope: Envelope): Report;
}

/** Collects checks and fields for one report. Evidence contract, section 0. */
export function createReportBuilder(): CollectingReportBuilder {
  const checks: Check[] = [];
  const fields: Record<string, unknown> = {};
  const counts: Record<string, number | boolean> = {};
  return {
    check(checkId, passed, detail, extras) {
      checks.push({ check_id: checkId, passed, detail, ...extrasOf(extras) });
    },
    unverified(checkId, detail, extras) {
      checks.push({
        check_id: checkId,
        passed: false,
        detail,
        unverified: true,
        ...extrasOf(extras),
      });
    },
    set(field, value) {
      refuseOwn(ENVELOPE_FIELDS, field, 'field of the report');
      fields[field] = value;
    },
    count(name, value) {
      refuseOwn(SUMMARY_COUNTS, name, 'count of the summary');
      counts[name] = value;
    },
    build(envelope) {
      return {
        generated_at: envelope.generatedAt,
        contract: envelope.contract,
        status: statusOf(checks),
        summary: { ...summarize(checks), ...counts },
        ...fields,
        checks,
        schema_version: REPORT_SCHEMA_VERSION,
        tool: { ...envelope.tool },
        subject: { project: envelope.subject.project, root: envelope.subject.root },
        playbook: envelope.playbook,
        inputs: [...envelope.inputs],
      };
    },
  };
}

const ENVELOPE_FIELDS: ReadonlySet<string> = new Set(Object.keys(reportSchema.shape));
const SUMMARY_COUNTS: ReadonlySet<string> = new Set(Object.keys(summarySchema.shape));

/** A verdict and its counts come from the checks alone, never from what a control says of them. */
function refuseOwn(own: ReadonlySet<string>, name: string, what: string): void {
  if (!own.has(name)) return;
  throw new TypeError(`"${name}" is a ${what} that the checks decide: give it another name`);
}

function extrasOf(extras: CheckExtras | undefined): Partial<Check> {
  const { severity = 'error', location, help } = extras ?? {};
  return { severity, ...(location && { location }), ...(help !== undefined && { help }) };
}

/**
 * A failed check fails the report; else one that could not be seen leaves it unverified. A report without a single
 * check has seen nothing, so it proves nothing.
 */
export function statusOf(checks: readonly Check[]): Status {
  const counted = checks.filter((check) => check.severity !== 'warning');
  if (counted.some((check) => !check.passed && check.unverified !== true)) return 'failed';
  if (checks.length === 0) return 'unverified';
  return counted.some((check) => check.unverified === true) ? 'unverified' : 'passed';
}

/** Counts the checks; warnings are counted apart. Evidence contract, section 0. */
export function summarize(checks: readonly Check[]): Summary {
  const counted = checks.filter((check) => check.severity !== 'warning');
  const passed = counted.filter((check) => check.passed).length;
  const unverified = counted.filter((check) => check.unverified === true).length;
  return {
    total: counted.length,
    passed,
    failed: counted.length - passed - unverified,
    pass_ratio: counted.length === 0 ? 0 : passed / counted.length,
    unverified,
    warnings: checks.filter((check) => check.severity === 'warning' && !check.passed).length,
  };
}
