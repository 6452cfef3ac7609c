import { valueAt } from '../../evidence/parse-object.js';
import type { ReadableReport } from '../../evidence/types.js';
import type { Condition } from '../../playbook/types.js';
import { quote } from '../../text/printable.js';
import type { GatePolicy } from '../policy/resolve.js';
import type { InstanceVerdict } from './across-instances.js';

/** Judges one demand beside the status, such as `summary.failed_tests = 0`. JSON types are exact. */
export function judgeCondition(
  { field, demand }: Condition,
  { report }: ReadableReport,
  policy: GatePolicy,
): InstanceVerdict {
  const value = valueAt(report, field);
  const met = `${field.join('.')} is ${quote(value)}`;
  if (demand.kind === 'equals') {
    const passed = value === demand.value;
    return { passed, detail: passed ? met : `${met}; allowed: ${String(demand.value)}` };
  }
  const minimum = typeof demand.value === 'number' ? demand.value : policy[demand.value];
  const passed = typeof value === 'number' && value >= minimum;
  return { passed, detail: passed ? met : `${met}; allowed: a number of at least ${minimum}` };
}
