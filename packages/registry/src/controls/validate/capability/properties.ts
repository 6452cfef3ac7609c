import { mappingOf } from '../../../yaml/query.js';
import type { YamlMapping } from '../../../yaml/types.js';
import type { DocumentFindings } from '../findings.js';
import { checkMapping, checkWord } from '../value-checks.js';

const STATE_ACCESS: ReadonlySet<string> = new Set(['none', 'read', 'write', 'read_write']);
const AUDIT_LEVELS: ReadonlySet<string> = new Set(['basic', 'standard', 'strict']);

/** The properties block of a capability, which it must have. Registry rules, "Validate". */
export function checkProperties(findings: DocumentFindings, root: YamlMapping): void {
  const rule = 'properties.type';
  checkMapping(findings, { mapping: root, key: 'properties', name: 'properties', rule });
  const mapping = mappingOf(root, 'properties');
  if (mapping === undefined) return;
  const access = { mapping, key: 'state_access', name: 'properties.state_access' };
  checkWord(findings, { ...access, rule: 'properties.state_access' }, STATE_ACCESS);
  const audit = { mapping, key: 'audit_level', name: 'properties.audit_level' };
  checkWord(findings, { ...audit, rule: 'properties.audit_level' }, AUDIT_LEVELS);
}
