import { describeNode, isBoolean, isNull, stringIn, valueOf } from '../../yaml/query.js';
import type { YamlMapping, YamlNode } from '../../yaml/types.js';
import type { DocumentFindings } from './findings.js';
import type { RuleId } from './rule-ids.js';

/** A value of a mapping and the rule that it must keep. */
export interface Field {
  readonly mapping: YamlMapping;
  readonly key: string;
  /** The key with its way from the document's root, as messages name it. */
  readonly name: string;
  readonly rule: RuleId;
}

/** The words of a set, as a message lists them. */
export function listWords(words: Iterable<string>): string {
  return [...words].join(', ');
}

/** A value that must be there: a string that is not empty. */
export function checkText(findings: DocumentFindings, { mapping, key, name, rule }: Field): void {
  const value = valueOf(mapping, key);
  if (value === undefined) findings.add(rule, mapping, `${name} is missing; write a string`);
  else if (!stringIn(value)?.trim()) {
    findings.add(
      rule,
      value,
      `${name} is ${describeNode(value)}; write a string that is not empty`,
    );
  }
}

/** A value that must be there: a mapping. */
export function checkMapping(
  findings: DocumentFindings,
  { mapping, key, name, rule }: Field,
): void {
  const value = valueOf(mapping, key);
  if (value?.kind === 'mapping') return;
  const met = value === undefined ? 'missing' : describeNode(value);
  findings.add(rule, value ?? mapping, `${name} is ${met}; write a mapping`);
}

/** A value that may be absent, but else is a boolean. */
export function checkBoolean(
  findings: DocumentFindings,
  { mapping, key, name, rule }: Field,
): void {
  const value = valueOf(mapping, key);
  if (value === undefined || isBoolean(value)) return;
  findings.add(rule, value, `${name} is ${describeNode(value)}; write true or false`);
}

/** A value that may be absent, but else is a list. @returns its items */
export function checkList(
  findings: DocumentFindings,
  { mapping, key, name, rule }: Field,
): readonly YamlNode[] {
  const value = valueOf(mapping, key);
  if (value?.kind === 'sequence') return value.items;
  if (value !== undefined)
    findings.add(rule, value, `${name} is ${describeNode(value)}; write a list`);
  return [];
}

/** Whether the value is one of the words; an empty set of words admits every string. */
export function isWord(value: YamlNode, words: ReadonlySet<string>): boolean {
  const text = stringIn(value);
  return text !== undefined && (words.size === 0 || words.has(text));
}

function allowed(words: ReadonlySet<string>): string {
  return words.size === 0 ? 'a string' : `one of ${listWords(words)}`;
}

/** A value that may be absent, but else is one of the words. */
export function checkWord(
  findings: DocumentFindings,
  field: Field,
  words: ReadonlySet<string>,
): void {
  const value = valueOf(field.mapping, field.key);
  if (value !== undefined) checkItem(findings, { ...field, value }, words);
}

/** A value that must be there and is one of the words. */
export function checkRequiredWord(
  findings: DocumentFindings,
  field: Field,
  words: ReadonlySet<string>,
): void {
  if (valueOf(field.mapping, field.key) !== undefined) {
    checkWord(findings, field, words);
    return;
  }
  findings.add(field.rule, field.mapping, `${field.name} is missing; write ${allowed(words)}`);
}

/** A value, or an item of a list, that must be one of the words. */
export function checkItem(
  findings: DocumentFindings,
  item: { readonly value: YamlNode; readonly name: string; readonly rule: RuleId },
  words: ReadonlySet<string>,
): void {
  if (isWord(item.value, words)) return;
  const met = describeNode(item.value);
  findings.add(item.rule, item.value, `${item.name} is ${met}; write ${allowed(words)}`);
}

/** A list that may be absent, whose items are all among the words. */
export function checkWords(
  findings: DocumentFindings,
  field: Field,
  words: ReadonlySet<string>,
): void {
  checkList(findings, field).forEach((value, index) => {
    checkItem(findings, { value, name: `${field.name}[${index}]`, rule: field.rule }, words);
  });
}

/** A block that may be absent; null counts as absent. @returns the block, if it is a mapping */
export function optionalBlock(findings: DocumentFindings, field: Field): YamlMapping | undefined {
  const value = valueOf(field.mapping, field.key);
  if (value === undefined || isNull(value)) return undefined;
  if (value.kind === 'mapping') return value;
  findings.add(field.rule, value, `${field.name} is ${describeNode(value)}; write a mapping`);
  return undefined;
}
