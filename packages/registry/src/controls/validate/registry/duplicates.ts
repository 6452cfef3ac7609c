import type { Document } from '../../../model/document.js';
import { quote, valueOf } from '../../../yaml/query.js';
import { DocumentFindings, type Finding } from '../findings.js';
import type { WarningRule } from '../rule-ids.js';

/** Warns of ids that an earlier file has too. */
export function checkDuplicateIds(
  entries: readonly (Document & { readonly id: string | undefined })[],
  rule: Extract<WarningRule, 'capability.id.duplicate' | 'skill.id.duplicate'>,
  found: Finding[],
): void {
  const first = new Map<string, Document>();
  for (const entry of entries) {
    if (entry.id === undefined) continue;
    const earlier = first.get(entry.id);
    if (earlier === undefined) {
      first.set(entry.id, entry);
      continue;
    }
    const message = `the id ${quote(entry.id)} is also that of ${earlier.file.path}; give one of them another id`;
    new DocumentFindings(entry, found).add(rule, valueOf(entry.root, 'id') ?? entry.root, message);
  }
}

/** Warns of keys that a mapping has twice. */
export function checkDuplicateKeys(document: Document, found: Finding[]): void {
  const findings = new DocumentFindings(document, found);
  for (const { key, offset } of document.duplicateKeys) {
    const message = `the key ${quote(key)} is given again, and this value is the one that counts; remove the other`;
    findings.addAt('yaml.duplicate_key', offset, message);
  }
}
