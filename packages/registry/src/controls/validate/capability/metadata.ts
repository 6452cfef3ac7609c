import { domainOfId } from '../../../catalog/ids.js';
import type { Capability } from '../../../model/sources.js';
import { describeNode, isNull, mappingOf, quote, stringOf, valueOf } from '../../../yaml/query.js';
import type { DocumentFindings } from '../findings.js';
import { checkCommonMetadata, metadataField } from '../metadata.js';
import { checkRequiredWord, listWords } from '../value-checks.js';
import { COGNITIVE_DOMAINS, LAYERS } from './layers.js';

/** Whether a capability says that it is in the cognitive layer. */
export function isCognitive({ root }: Capability): boolean {
  const metadata = mappingOf(root, 'metadata');
  return metadata !== undefined && stringOf(metadata, 'layer') === 'cognitive';
}

/** Whether the id's domain is one of the cognitive layer. */
export function hasCognitiveDomain({ id }: Capability): boolean {
  return COGNITIVE_DOMAINS.has(domainOfId(id ?? ''));
}

function checkCognitiveDomain(findings: DocumentFindings, capability: Capability): void {
  if (!isCognitive(capability) || hasCognitiveDomain(capability)) return;
  const { root, id = '' } = capability;
  const message = `the layer is cognitive, but the domain of ${quote(id)} is not: use one of ${listWords(COGNITIVE_DOMAINS)}, or another layer`;
  findings.add('capability.cognitive_domain', valueOf(root, 'id') ?? root, message);
}

/** The metadata block of a capability, which it must have. Registry rules, "Validate". */
export function checkCapabilityMetadata(findings: DocumentFindings, capability: Capability): void {
  const { root } = capability;
  const value = valueOf(root, 'metadata');
  if (value === undefined || isNull(value)) {
    const message = 'metadata is missing; write at least its layer';
    findings.add('metadata.required', value ?? root, message);
    return;
  }
  if (value.kind !== 'mapping') {
    findings.add('metadata.type', value, `metadata is ${describeNode(value)}; write a mapping`);
    return;
  }
  checkCommonMetadata(findings, value);
  checkRequiredWord(findings, metadataField(value, 'layer', 'metadata.layer'), LAYERS);
  checkCognitiveDomain(findings, capability);
}
