import type { SkillEntry } from './entries.js';
import { array, object, type Printable, type PrintableObject } from './print.js';

/** `graph.json`: what each skill uses. Registry rules, "Catalog". */
export function graphCatalog(skills: readonly SkillEntry[]): Printable {
  const nodes = new Map<string, PrintableObject>();
  for (const { id, usesCapabilities, usesSkills } of skills) {
    nodes.set(
      id,
      object([
        ['capabilities', array(usesCapabilities)],
        ['skills', array(usesSkills)],
      ]),
    );
  }
  return object([['skills', object([...nodes])]]);
}
