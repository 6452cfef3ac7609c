import type { CognitiveTerms } from '../../../model/vocabulary.js';
import { describeNode, entryOf, mappingOf, quote, stringIn, valueOf } from '../../../yaml/query.js';
import type { YamlEntry, YamlMapping } from '../../../yaml/types.js';
import type { DocumentFindings } from '../findings.js';
import {
  checkItem,
  checkWord,
  checkWords,
  isWord,
  listWords,
  optionalBlock,
} from '../value-checks.js';

const MERGES: ReadonlySet<string> = new Set(['append', 'replace', 'deep_merge', 'overwrite']);
const ANY_STRING: ReadonlySet<string> = new Set();

function checkRole(
  findings: DocumentFindings,
  hints: YamlMapping,
  roles: ReadonlySet<string>,
): void {
  const rule = 'hints.role';
  const value = valueOf(hints, 'role');
  if (value === undefined) {
    const message = `cognitive_hints.role is missing; write a role, or a list of roles: ${listWords(roles)}`;
    findings.add('hints.role.required', hints, message);
  } else if (value.kind === 'sequence') {
    value.items.forEach((item, index) => {
      checkItem(findings, { value: item, name: `cognitive_hints.role[${index}]`, rule }, roles);
    });
  } else checkItem(findings, { value, name: 'cognitive_hints.role', rule }, roles);
}

function checkProduct(
  findings: DocumentFindings,
  { key, value: mapping }: YamlEntry,
  types: ReadonlySet<string>,
): void {
  const name = `cognitive_hints.produces.${String(key.value)}`;
  if (mapping.kind !== 'mapping') {
    const message = `${name} is ${describeNode(mapping)}; write a mapping with a type`;
    findings.add('hints.produces.entry', mapping, message);
    return;
  }
  const type = valueOf(mapping, 'type');
  if (type === undefined || stringIn(type) === '' || !isWord(type, types)) {
    const met = type === undefined ? 'missing' : describeNode(type);
    const wanted = types.size === 0 ? 'a string' : `one of ${listWords(types)}`;
    findings.add(
      'hints.produces.entry_type',
      type ?? mapping,
      `${name}.type is ${met}; write ${wanted}`,
    );
  }
  const merge = { mapping, key: 'merge', name: `${name}.merge` };
  checkWord(findings, { ...merge, rule: 'hints.produces.merge' }, MERGES);
  const target = { mapping, key: 'target', name: `${name}.target` };
  checkWord(findings, { ...target, rule: 'hints.produces.target' }, ANY_STRING);
}

function checkProduces(
  findings: DocumentFindings,
  hints: YamlMapping,
  declared: { readonly outputs: YamlMapping | undefined; readonly types: ReadonlySet<string> },
): void {
  const produces = valueOf(hints, 'produces');
  if (produces === undefined) {
    const message = 'cognitive_hints.produces is missing; say what each output holds';
    findings.add('hints.produces.required', hints, message);
    return;
  }
  if (produces.kind !== 'mapping') {
    const message = `cognitive_hints.produces is ${describeNode(produces)}; write a mapping by output`;
    findings.add('hints.produces.type', produces, message);
    return;
  }
  for (const entry of produces.entries) {
    const output = String(entry.key.value);
    if (declared.outputs !== undefined && entryOf(declared.outputs, output) === undefined) {
      const message = `cognitive_hints.produces names ${quote(output)}, which is not an output; declare it, or remove it here`;
      findings.addAtKey('hints.produces.field', entry, message);
    }
    checkProduct(findings, entry, declared.types);
  }
}

/** The optional block `cognitive_hints`. Registry rules, "Validate". */
export function checkHints(
  findings: DocumentFindings,
  root: YamlMapping,
  { types, roles }: CognitiveTerms,
): void {
  const block = { mapping: root, key: 'cognitive_hints', name: 'cognitive_hints' };
  const hints = optionalBlock(findings, { ...block, rule: 'hints.type' });
  if (hints === undefined) return;
  checkRole(findings, hints, roles);
  checkProduces(findings, hints, { outputs: mappingOf(root, 'outputs'), types });
  const consumes = { mapping: hints, key: 'consumes', name: 'cognitive_hints.consumes' };
  checkWords(findings, { ...consumes, rule: 'hints.consumes' }, types);
}
