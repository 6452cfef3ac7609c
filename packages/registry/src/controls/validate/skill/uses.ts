import { SKILL_PREFIX } from '../../../catalog/entries.js';
import type { Skill } from '../../../model/sources.js';
import { stringIn, valueOf } from '../../../yaml/query.js';
import type { YamlNode } from '../../../yaml/types.js';

/** What a step uses. */
export interface Use {
  readonly kind: 'capability' | 'skill';
  readonly id: string;
  /** The value of `uses`. */
  readonly node: YamlNode;
}

function useOf(step: YamlNode): Use | undefined {
  const node = step.kind === 'mapping' ? valueOf(step, 'uses') : undefined;
  const text = stringIn(node);
  if (node === undefined || !text?.trim()) return undefined;
  if (!text.startsWith(SKILL_PREFIX)) return { kind: 'capability', id: text, node };
  return { kind: 'skill', id: text.slice(SKILL_PREFIX.length), node };
}

/** What the steps of a skill use, in their order. */
export function usesOf({ root }: Skill): Use[] {
  const steps = valueOf(root, 'steps');
  return steps?.kind === 'sequence' ? steps.items.flatMap((step) => useOf(step) ?? []) : [];
}
