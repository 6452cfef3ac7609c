import { domainOfId, nounOfId, verbOfId } from '../../../catalog/ids.js';
import type { Capability } from '../../../model/sources.js';
import type { Words } from '../../../model/vocabulary.js';
import { describeNode, entryOf, quote, stringIn, valueOf } from '../../../yaml/query.js';
import type { YamlNode } from '../../../yaml/types.js';
import type { DocumentFindings } from '../findings.js';
import type { RuleId } from '../rule-ids.js';
import { checkMapping, checkText, listWords } from '../value-checks.js';

const REQUIRED = ['id', 'version', 'description', 'inputs', 'outputs'] as const;

interface Segment {
  readonly text: string;
  readonly part: 'domain' | 'verb' | 'noun';
  readonly words: ReadonlySet<string>;
}

function checkSegment(findings: DocumentFindings, node: YamlNode, segment: Segment): void {
  const { text, part, words } = segment;
  if (words.size === 0 || words.has(text)) return;
  const rule: RuleId = `capability.id.${part}`;
  const message = `the ${part} ${quote(text)} of the id is not in the vocabulary; use one of ${listWords(words)}, or add it there`;
  findings.add(rule, node, message);
}

function checkId(findings: DocumentFindings, node: YamlNode, words: Words): void {
  const id = stringIn(node) ?? '';
  const segments = id.split('.');
  if (segments.length < 2 || segments.length > words.maxSegments) {
    const message = `the id ${quote(id)} has ${segments.length} segments; write domain.verb or domain.noun.verb, with 2 to ${words.maxSegments} segments`;
    findings.add('capability.id.segments', node, message);
    return;
  }
  checkSegment(findings, node, { text: domainOfId(id), part: 'domain', words: words.domains });
  checkSegment(findings, node, { text: verbOfId(id), part: 'verb', words: words.verbs });
  if (segments.length !== 3) return;
  checkSegment(findings, node, { text: nounOfId(id), part: 'noun', words: words.nouns });
}

/**
 * The fields that every capability has. Registry rules, "Validate": the first one missing is reported,
 * and an id that is no string.
 *
 * @returns whether the other structural checks make sense
 */
export function checkCapabilityStructure(
  findings: DocumentFindings,
  { root: mapping }: Capability,
  words: Words,
): boolean {
  const missing = REQUIRED.find((key) => entryOf(mapping, key) === undefined);
  if (missing !== undefined) {
    const message = `${missing} is missing; a capability has ${listWords(REQUIRED)}`;
    findings.add('capability.required', mapping, message);
    return false;
  }
  const id = valueOf(mapping, 'id');
  if (id === undefined || stringIn(id) === undefined) {
    const met = id === undefined ? 'missing' : describeNode(id);
    findings.add('capability.id.type', id ?? mapping, `id is ${met}; write a string`);
    return false;
  }
  checkId(findings, id, words);
  for (const key of ['version', 'description'] as const) {
    checkText(findings, { mapping, key, name: key, rule: `capability.${key}` });
  }
  for (const key of ['inputs', 'outputs'] as const) {
    checkMapping(findings, { mapping, key, name: key, rule: `capability.${key}` });
  }
  return true;
}
