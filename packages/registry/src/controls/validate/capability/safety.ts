import type { SafetyTerms } from '../../../model/vocabulary.js';
import { isBoolean, isNull, mappingOf, valueOf } from '../../../yaml/query.js';
import type { YamlMapping } from '../../../yaml/types.js';
import type { DocumentFindings } from '../findings.js';
import {
  checkBoolean,
  checkList,
  checkRequiredWord,
  checkWord,
  checkWords,
  type Field,
  optionalBlock,
} from '../value-checks.js';
import { checkGates } from './gates.js';

function checkRequired(findings: DocumentFindings, root: YamlMapping): void {
  const properties = mappingOf(root, 'properties');
  const effects = properties && valueOf(properties, 'side_effects');
  if (effects === undefined || !isBoolean(effects, true)) return;
  const safety = valueOf(root, 'safety');
  if (safety !== undefined && !isNull(safety)) return;
  const message = 'properties.side_effects is true, so a safety block is needed; add one';
  findings.add('safety.required', effects, message);
}

/** An empty vocabulary says nothing about the items. */
function checkKnownWords(
  findings: DocumentFindings,
  field: Field,
  words: ReadonlySet<string>,
): void {
  if (words.size === 0) checkList(findings, field);
  else checkWords(findings, field, words);
}

/** The block `safety`, which a capability with side effects must have. Registry rules, "Validate". */
export function checkSafety(
  findings: DocumentFindings,
  root: YamlMapping,
  terms: SafetyTerms,
  isKnown: (id: string) => boolean,
): void {
  checkRequired(findings, root);
  const block = { mapping: root, key: 'safety', name: 'safety' };
  const mapping = optionalBlock(findings, { ...block, rule: 'safety.type' });
  if (mapping === undefined) return;
  const field = (
    key:
      | 'trust_level'
      | 'data_classification'
      | 'reversible'
      | 'requires_confirmation'
      | 'allowed_targets'
      | 'scope_constraints',
  ): Field => ({ mapping, key, name: `safety.${key}`, rule: `safety.${key}` });
  checkRequiredWord(findings, field('trust_level'), terms.trustLevels);
  if (terms.dataClassifications.size > 0) {
    checkWord(findings, field('data_classification'), terms.dataClassifications);
  }
  checkBoolean(findings, field('reversible'));
  checkBoolean(findings, field('requires_confirmation'));
  checkKnownWords(findings, field('allowed_targets'), terms.allowedTargets);
  checkKnownWords(findings, field('scope_constraints'), terms.scopeConstraints);
  checkGates(findings, mapping, { failurePolicies: terms.failurePolicies, isKnown });
}
