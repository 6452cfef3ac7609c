import { foldStatusWord } from '@gonogo/core';
import type { ReadableReport } from '../../evidence/types.js';
import { firstFinding } from '../../summary/first-failing-check.js';
import type { StatusRule } from '../../playbook/types.js';
import { quote } from '../../text/printable.js';
import type { GatePolicy } from '../policy/resolve.js';
import type { InstanceVerdict } from './across-instances.js';

/** Playbook section 2.5: whether the branch protection report may be unverified, and why. */
export interface UnverifiedWindow {
  readonly open: boolean;
  readonly reason: string;
}

export interface StatusFacts {
  readonly policy: GatePolicy;
  readonly window: UnverifiedWindow;
}

/** Judges the status of one report. Evidence contract, section 11; playbook, sections 2.2 to 2.5. */
export function judgeStatus(
  rule: StatusRule,
  loaded: ReadableReport,
  { policy, window }: StatusFacts,
): InstanceVerdict {
  switch (rule.kind) {
    case 'slo':
      return judgeSlo(rule, loaded, policy);
    case 'trend':
      return judgeTrend(loaded, policy);
    case 'attestable':
      return judgePassed(loaded, window);
    case 'conditions':
      return saysNothing(loaded)
        ? { passed: true, detail: 'has no status of its own' }
        : judgePassed(loaded);
    case 'passed':
      return judgePassed(loaded);
  }
}

function judgePassed(loaded: ReadableReport, window?: UnverifiedWindow): InstanceVerdict {
  const { report, status } = loaded;
  const word = typeof report.status === 'string' ? report.status : report.slo_status;
  const met = `status ${quote(word)}`;
  if (status === 'passed') return { passed: true, detail: met };
  if (status === 'unverified' && window?.open === true) {
    return { passed: true, detail: `${met}, ${window.reason}` };
  }
  if (status === 'failed') {
    const detail = `${met}; allowed: passed; first finding: ${firstFinding(report)}`;
    return { passed: false, detail };
  }
  const why = status === 'unverified' && window !== undefined ? `; ${window.reason}` : '';
  return { passed: false, unverified: true, detail: `${met}; allowed: passed${why}` };
}

/** A trend that could not be seen yet may be lowered by an exception: the policy knows of that state. */
function judgeTrend(loaded: ReadableReport, policy: GatePolicy): InstanceVerdict {
  const { passed, detail, unverified } = judgePassed(loaded, trendAllowance(policy));
  const lowerable = loaded.status === 'unverified';
  return { passed, detail, ...(unverified === true && !lowerable && { unverified }) };
}

/** The same holds for the SLO over that trend. */
function judgeSlo(
  rule: Extract<StatusRule, { kind: 'slo' }>,
  { report, status }: ReadableReport,
  policy: GatePolicy,
): InstanceVerdict {
  const given = typeof report.slo_status === 'string' ? report.slo_status : report.status;
  const word = typeof given === 'string' ? given.trim().toLowerCase() : undefined;
  const folded = foldStatusWord(given);
  const allowed = policy[rule.allowed].map((entry) => entry.toLowerCase());
  const met = `slo_status ${quote(given)}`;
  if (folded === 'passed' && status === 'failed') {
    return { passed: false, detail: `${met} contradicts status ${quote(report.status)}` };
  }
  if (word !== undefined && allowed.includes(word)) return { passed: true, detail: met };
  const detail = `${met}; allowed: ${allowed.map((entry) => quote(entry)).join(', ')}`;
  if (!rule.mayBeUnverified || folded !== 'unverified') {
    const unseen = folded === 'unverified' || folded === 'unknown';
    return { passed: false, detail, ...(unseen && { unverified: true }) };
  }
  const { open, reason } = trendAllowance(policy);
  return { passed: open, detail: `${detail}; ${reason}` };
}

function trendAllowance(policy: GatePolicy): UnverifiedWindow {
  return policy.allow_trend_unverified
    ? { open: true, reason: 'allowed by allow_trend_unverified of the profile' }
    : { open: false, reason: 'allow_trend_unverified of the profile is false' };
}

function saysNothing({ report }: ReadableReport): boolean {
  return report.status === undefined && report.slo_status === undefined;
}
