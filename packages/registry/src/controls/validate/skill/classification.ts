import type { Channel } from '../../../model/folders.js';
import type { Skill } from '../../../model/sources.js';
import { describeNode, entryOf, isNull, stringOf, valueOf } from '../../../yaml/query.js';
import type { YamlMapping } from '../../../yaml/types.js';
import type { DocumentFindings } from '../findings.js';
import { checkItem, checkRequiredWord, type Field, listWords } from '../value-checks.js';

const CLASSIFIED_CHANNELS: ReadonlySet<Channel> = new Set<Channel>(['official', 'community']);
const ROLES: ReadonlySet<string> = new Set(['procedure', 'utility', 'sidecar']);
const INVOCATIONS: ReadonlySet<string> = new Set(['direct', 'attach', 'both']);
const EFFECT_MODES: ReadonlySet<string> = new Set(['read_only', 'enrich', 'control_signal']);
const ATTACH_TARGETS: ReadonlySet<string> = new Set([
  'task',
  'run',
  'output',
  'transcript',
  'artifact',
]);

const RULE = 'classification.attach_targets';
const NAME = 'metadata.classification.attach_targets';

function checkTargets(findings: DocumentFindings, classification: YamlMapping): void {
  const value = valueOf(classification, 'attach_targets');
  if (value?.kind !== 'sequence' || value.items.length === 0) {
    const met = value === undefined ? 'missing' : describeNode(value);
    const message = `${NAME} is ${value?.kind === 'sequence' ? 'empty' : met}; write a list of ${listWords(ATTACH_TARGETS)}`;
    findings.add(RULE, value ?? classification, message);
    return;
  }
  value.items.forEach((item, index) => {
    checkItem(findings, { value: item, name: `${NAME}[${index}]`, rule: RULE }, ATTACH_TARGETS);
  });
}

function checkAttachment(findings: DocumentFindings, classification: YamlMapping): void {
  const invocation = stringOf(classification, 'invocation');
  if (invocation === 'attach' || invocation === 'both') checkTargets(findings, classification);
  const entry = entryOf(classification, 'attach_targets');
  if (invocation !== 'direct') return;
  if (entry !== undefined) {
    const message = `${NAME} is given, but the invocation is direct; remove it, or write attach or both`;
    findings.addAtKey(RULE, entry, message);
  }
  const role = valueOf(classification, 'role');
  if (role === undefined || stringOf(classification, 'role') !== 'sidecar') return;
  const message = 'a sidecar is never invoked directly; write the invocation attach';
  findings.add(
    'classification.sidecar_direct',
    valueOf(classification, 'invocation') ?? role,
    message,
  );
}

/** The block `metadata.classification` of a skill. Registry rules, "Validate". */
export function checkClassification(
  findings: DocumentFindings,
  { channel }: Skill,
  metadata: YamlMapping,
): void {
  const value = valueOf(metadata, 'classification');
  if (value === undefined || isNull(value)) {
    if (!CLASSIFIED_CHANNELS.has(channel)) return;
    const message = `metadata.classification is missing; a skill in the channel ${channel} has one`;
    findings.add('classification.required', value ?? metadata, message);
    return;
  }
  if (value.kind !== 'mapping') {
    const message = `metadata.classification is ${describeNode(value)}; write a mapping`;
    findings.add('classification.type', value, message);
    return;
  }
  const field = (key: 'role' | 'invocation' | 'effect_mode'): Field => ({
    mapping: value,
    key,
    name: `metadata.classification.${key}`,
    rule: `classification.${key}`,
  });
  checkRequiredWord(findings, field('role'), ROLES);
  checkRequiredWord(findings, field('invocation'), INVOCATIONS);
  checkAttachment(findings, value);
  checkRequiredWord(findings, field('effect_mode'), EFFECT_MODES);
}
