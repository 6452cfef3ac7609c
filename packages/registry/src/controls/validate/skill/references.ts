import { quote } from '../../../yaml/query.js';
import type { DocumentFindings } from '../findings.js';
import type { Use } from './uses.js';

/** Ids that steps may use. */
export interface KnownIds {
  readonly capabilities: ReadonlySet<string>;
  readonly skills: ReadonlySet<string>;
}

/** What steps use must exist. Registry rules, "Validate". */
export function checkReferences(
  findings: DocumentFindings,
  uses: readonly Use[],
  known: KnownIds,
): void {
  for (const { kind, id, node } of uses) {
    if ((kind === 'skill' ? known.skills : known.capabilities).has(id)) continue;
    const message = `the step uses the ${kind} ${quote(id)}, which is not in this registry; correct it, or add the ${kind}`;
    findings.add(`skill.reference.${kind}`, node, message);
  }
}
