import type { Capability } from '../../../model/sources.js';
import {
  describeNode,
  entryOf,
  isBoolean,
  mappingOf,
  quote,
  stringIn,
  stringOf,
  valueOf,
} from '../../../yaml/query.js';
import type { YamlEntry, YamlMapping } from '../../../yaml/types.js';
import type { DocumentFindings } from '../findings.js';
import { hasCognitiveDomain, isCognitive } from './metadata.js';

type Side = 'inputs' | 'outputs';
const SIDES: readonly Side[] = ['inputs', 'outputs'];
const LEAST_REQUIRED_OUTPUTS = 2;

function checkField(findings: DocumentFindings, side: Side, entry: YamlEntry): void {
  const name = `${side}.${String(entry.key.value)}`;
  const { value } = entry;
  if (value.kind !== 'mapping') {
    const message = `${name} is ${describeNode(value)}; a cognitive capability describes it in a mapping`;
    findings.add('cognitive.field', value, message);
    return;
  }
  const description = valueOf(value, 'description');
  if (stringIn(description)?.trim()) return;
  const met = description === undefined ? 'missing' : describeNode(description);
  const message = `${name}.description is ${met}; a cognitive capability describes each field`;
  findings.add('cognitive.field.description', description ?? value, message);
}

function isRequired(mapping: YamlMapping): boolean {
  return isBoolean(valueOf(mapping, 'required'), true);
}

function checkRequiredOutputs(findings: DocumentFindings, outputs: YamlMapping): void {
  const required = outputs.entries.filter(
    ({ value }) => value.kind === 'mapping' && isRequired(value),
  );
  if (required.length >= LEAST_REQUIRED_OUTPUTS) return;
  const message = `${required.length} outputs have "required: true"; a cognitive capability has at least ${LEAST_REQUIRED_OUTPUTS}`;
  findings.add('cognitive.required_outputs', outputs, message);
}

/** Outputs with a meaning of their own keep a shape. */
function checkShapes(findings: DocumentFindings, outputs: YamlMapping): void {
  for (const name of ['status', 'rationale', 'trace_ref']) {
    const value = valueOf(outputs, name);
    if (value === undefined) continue;
    const isText = value.kind === 'mapping' && stringOf(value, 'type') === 'string';
    const mustBeRequired = name !== 'trace_ref';
    if (isText && (!mustBeRequired || isRequired(value))) continue;
    const wanted = mustBeRequired ? '"type: string" and "required: true"' : '"type: string"';
    findings.add(
      'cognitive.output_shape',
      value,
      `outputs.${name} must be a mapping with ${wanted}`,
    );
  }
}

function checkExampleKeys(findings: DocumentFindings, root: YamlMapping): void {
  const metadata = mappingOf(root, 'metadata');
  const examples = metadata && valueOf(metadata, 'examples');
  if (examples?.kind !== 'sequence') return;
  examples.items.forEach((example, index) => {
    for (const side of SIDES) {
      const declared = mappingOf(root, side);
      const given = example.kind === 'mapping' ? mappingOf(example, side) : undefined;
      if (declared === undefined || given === undefined) continue;
      for (const entry of given.entries) {
        const key = String(entry.key.value);
        if (entryOf(declared, key) !== undefined) continue;
        const message = `metadata.examples[${index}].${side} has ${quote(key)}, which is not declared in ${side}; declare it, or correct the example`;
        findings.addAtKey('cognitive.example_keys', entry, message);
      }
    }
  });
}

/** What holds for capabilities of the cognitive layer in a cognitive domain. Registry rules, "Validate". */
export function checkPureCognitive(findings: DocumentFindings, capability: Capability): void {
  if (!isCognitive(capability) || !hasCognitiveDomain(capability)) return;
  const { root } = capability;
  for (const side of SIDES) {
    for (const entry of mappingOf(root, side)?.entries ?? []) checkField(findings, side, entry);
  }
  const outputs = mappingOf(root, 'outputs');
  if (outputs !== undefined) {
    checkRequiredOutputs(findings, outputs);
    checkShapes(findings, outputs);
  }
  checkExampleKeys(findings, root);
}
