import { describeNode, quote, stringIn, valueOf } from '../../../yaml/query.js';
import type { YamlMapping, YamlNode } from '../../../yaml/types.js';
import type { DocumentFindings } from '../findings.js';
import { checkItem, checkList } from '../value-checks.js';

/** What gates are judged by. */
export interface GateTerms {
  readonly failurePolicies: ReadonlySet<string>;
  readonly isKnown: (id: string) => boolean;
}

const RULE = 'safety.gates';

/** A string of blanks names nothing. */
function isText(node: YamlNode): boolean {
  return (stringIn(node) ?? '').trim() !== '';
}

function checkTarget(findings: DocumentFindings, node: YamlNode, terms: GateTerms): void {
  const id = stringIn(node) ?? '';
  if (terms.isKnown(id)) return;
  const message = `the gate ${quote(id)} is not a capability of this registry; correct it, or add the capability`;
  findings.add('safety.gate.unknown', node, message);
}

/** `on_fail` is `block` where it is absent. */
function checkPolicy(
  findings: DocumentFindings,
  gate: YamlMapping,
  name: string,
  policies: ReadonlySet<string>,
): void {
  const value = valueOf(gate, 'on_fail');
  if (value === undefined || policies.size === 0) return;
  checkItem(findings, { value, name: `${name}.on_fail`, rule: RULE }, policies);
}

function checkGate(
  findings: DocumentFindings,
  gate: YamlNode,
  name: string,
  terms: GateTerms,
): void {
  if (gate.kind !== 'mapping') {
    if (isText(gate)) {
      checkTarget(findings, gate, terms);
      return;
    }
    const message = `${name} is ${describeNode(gate)}; write the id of a capability, or a mapping with "capability" and "on_fail"`;
    findings.add(RULE, gate, message);
    return;
  }
  const capability = valueOf(gate, 'capability');
  if (capability !== undefined && isText(capability)) checkTarget(findings, capability, terms);
  else {
    const met = capability === undefined ? 'missing' : describeNode(capability);
    findings.add(
      RULE,
      capability ?? gate,
      `${name}.capability is ${met}; write the id of a capability`,
    );
  }
  checkPolicy(findings, gate, name, terms.failurePolicies);
}

/** The lists of gates in a safety block. Registry rules, "Validate". */
export function checkGates(
  findings: DocumentFindings,
  safety: YamlMapping,
  terms: GateTerms,
): void {
  for (const key of ['mandatory_pre_gates', 'mandatory_post_gates']) {
    const name = `safety.${key}`;
    checkList(findings, { mapping: safety, key, name, rule: RULE }).forEach((gate, index) => {
      checkGate(findings, gate, `${name}[${index}]`, terms);
    });
  }
}
