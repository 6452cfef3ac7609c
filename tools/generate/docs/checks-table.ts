import type { CheckDescriptions } from '../../../packages/core/src/control/types';
import { alignedTable, code } from './markdown';

/** Every check id with what it proves and how to fix it. */
export function checksTable(checks: CheckDescriptions): string {
  const rows = Object.entries(checks).map(([id, { proves, fix }]) => [code(id), proves, fix]);
  return alignedTable([['Check', 'What it proves', 'Where it fails'], ...rows]);
}
