import type { CapabilityIndex } from '../../../model/capability-index.js';
import { quote, valueOf } from '../../../yaml/query.js';
import { DocumentFindings, type Finding } from '../findings.js';

/**
 * Compares the hand-kept `_index.yaml` with the capabilities; it only ever warns. Registry rules,
 * "Warnings".
 *
 * @param ids of the capabilities, sorted
 */
export function checkIndex(index: CapabilityIndex, ids: readonly string[], found: Finding[]): void {
  if (index.kind === 'absent') return;
  if (index.kind === 'broken') {
    const { message, location } = index.broken;
    found.push({ rule: 'index.unparsable', message, location });
    return;
  }
  const findings = new DocumentFindings(index.document, found);
  const { root } = index.document;
  const list = valueOf(root, 'capabilities');
  if (list?.kind !== 'sequence') {
    const message = 'the index has no list "capabilities"; write one, or remove the file';
    findings.add('index.unparsable', list ?? root, message);
    return;
  }
  const known = new Set(ids);
  const listed = new Set(index.entries.map(({ id }) => id));
  for (const { id, offset } of index.entries) {
    if (known.has(id)) continue;
    const message = `the index lists ${quote(id)}, which is not a capability of this registry; remove it`;
    findings.addAt('index.extra', offset, message);
  }
  for (const id of known) {
    if (listed.has(id)) continue;
    findings.add(
      'index.missing',
      list,
      `the index does not list the capability ${quote(id)}; add it`,
    );
  }
}
