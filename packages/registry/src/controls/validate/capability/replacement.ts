import type { Capability } from '../../../model/sources.js';
import {
  describeNode,
  isNull,
  mappingOf,
  quote,
  stringIn,
  stringOf,
  valueOf,
} from '../../../yaml/query.js';
import type { DocumentFindings } from '../findings.js';

/** What a deprecated capability names in its place. Registry rules, "Validate", semantics. */
export function checkReplacement(
  findings: DocumentFindings,
  { root }: Capability,
  isKnown: (id: string) => boolean,
): void {
  const metadata = mappingOf(root, 'metadata');
  const deprecated = metadata !== undefined && stringOf(metadata, 'status') === 'deprecated';
  const value = valueOf(root, 'replacement');
  if (value === undefined || isNull(value) || stringIn(value)?.trim() === '') {
    if (!deprecated) return;
    const at = value ?? valueOf(metadata, 'status') ?? root;
    const message =
      'the status is deprecated, so "replacement" must name another capability; add it';
    findings.add('capability.replacement.required', at, message);
    return;
  }
  const replacement = stringIn(value);
  if (replacement === undefined) {
    const message = `replacement is ${describeNode(value)}; write the id of a capability`;
    findings.add('capability.replacement.type', value, message);
  } else if (!isKnown(replacement)) {
    const message = `the replacement ${quote(replacement)} is not a capability of this registry; correct it`;
    findings.add('capability.replacement.unknown', value, message);
  }
}
