import { describeNode, entryOf, isNull, stringIn, valueOf } from '../../yaml/query.js';
import type { YamlMapping } from '../../yaml/types.js';
import type { DocumentFindings } from './findings.js';
import type { RuleId } from './rule-ids.js';
import { checkItem, checkList, checkWord, type Field } from './value-checks.js';

const STATUSES: ReadonlySet<string> = new Set([
  'stable',
  'experimental',
  'draft',
  'deprecated',
  'unspecified',
]);

const ANY_STRING: ReadonlySet<string> = new Set();

/** A field of the metadata block, whose name is its key. */
export function metadataField(mapping: YamlMapping, key: string, rule: RuleId): Field {
  return { mapping, key, name: `metadata.${key}`, rule };
}

function checkCategory(findings: DocumentFindings, metadata: YamlMapping): void {
  const value = valueOf(metadata, 'category');
  if (value === undefined || isNull(value) || stringIn(value) !== undefined) return;
  const message = `metadata.category is ${describeNode(value)}; write a string, or leave it out`;
  findings.add('metadata.category', value, message);
}

function checkNoCognitiveDomain(findings: DocumentFindings, metadata: YamlMapping): void {
  const entry = entryOf(metadata, 'cognitive_domain');
  if (entry === undefined) return;
  const message =
    'metadata.cognitive_domain is not used any more; remove it, the id has the domain';
  findings.addAtKey('metadata.cognitive_domain', entry, message);
}

/** The fields that capabilities and skills share. Registry rules, "Validate". */
export function checkCommonMetadata(findings: DocumentFindings, metadata: YamlMapping): void {
  const tags = checkList(findings, metadataField(metadata, 'tags', 'metadata.tags'));
  tags.forEach((value, index) => {
    const item = { value, name: `metadata.tags[${index}]`, rule: 'metadata.tags.entry' as const };
    checkItem(findings, item, ANY_STRING);
  });
  checkCategory(findings, metadata);
  checkWord(findings, metadataField(metadata, 'status', 'metadata.status'), STATUSES);
  checkList(findings, metadataField(metadata, 'examples', 'metadata.examples'));
  checkNoCognitiveDomain(findings, metadata);
}
