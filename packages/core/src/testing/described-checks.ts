import type { CheckDescriptions } from '../control/types.js';

/** A control or gate, as far as its checks are concerned. */
export interface Describing {
  readonly id: string;
  readonly checks?: CheckDescriptions;
}

/** Whether the key of a description is that of the check: a name in angle brackets stands for any text. */
export function describesId(key: string, checkId: string): boolean {
  const fixed = key.split(/<[^<>]+>/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${fixed.join('[^]+')}$`).test(checkId);
}

/**
 * Demands that every check id is described, where the control describes its checks at all.
 *
 * @throws TypeError naming the control and the ids that no key describes
 */
export function assertDescribed({ id, checks }: Describing, checkIds: readonly string[]): void {
  if (checks === undefined) return;
  const keys = Object.keys(checks);
  const unknown = checkIds.filter((checkId) => !keys.some((key) => describesId(key, checkId)));
  if (unknown.length === 0) return;
  const list = [...new Set(unknown)].map((checkId) => `"${checkId}"`).join(', ');
  throw new TypeError(
    `Control "${id}" reports checks that its "checks" do not describe: ${list}. Add each with what it proves and how to fix it; write <name> for a part that varies`,
  );
}
