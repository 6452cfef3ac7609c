import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { capabilityIds, capabilityYaml } from './capabilities';
import { seededRandom } from './random';
import { planSkills, skillYaml } from './skills';
import { DOMAINS, nouns, VERBS } from './words';

export interface RegistrySize {
  readonly skills: number;
  readonly seed: number;
}

/** Capabilities grow with the skills that use them, as in real registries. */
function capabilityCount(skills: number): number {
  return Math.max(150, Math.round(skills / 20));
}

function vocabulary(nounList: readonly string[]): string {
  const words = (list: readonly string[]): Record<string, string> =>
    Object.fromEntries(list.map((word) => [word, `Everything about ${word}`]));
  const value = {
    rules: { max_segments: 3 },
    domains: words(DOMAINS),
    nouns: words(nounList),
    verbs: words(VERBS),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

/**
 * Makes a registry that keeps all rules; the same size and seed give the same bytes.
 *
 * @returns pairs of path, relative to the registry, and text
 */
export function* generateRegistry({ skills, seed }: RegistrySize): Generator<[string, string]> {
  const random = seededRandom(seed);
  const count = capabilityCount(skills);
  const nounList = nouns(Math.ceil((count * 1.5) / ((DOMAINS.length - 6) * VERBS.length)) + 8);
  const ids = capabilityIds(random, count, nounList);
  yield ['vocabulary/vocabulary.json', vocabulary(nounList)];
  yield ['vocabulary/cognitive_types.yaml', 'types:\n  Note: {}\nroles:\n- act\n'];
  yield ['vocabulary/safety_vocabulary.yaml', 'trust_levels:\n  standard: {}\n'];
  for (const id of ids) yield [`capabilities/${id}.yaml`, capabilityYaml(random, id)];
  for (const plan of planSkills(random, skills, ids)) {
    yield [`skills/${plan.channel}/${plan.domain}/${plan.slug}/skill.yaml`, skillYaml(plan)];
  }
}

/** Writes a generated registry into a folder, which is made. */
export function writeRegistry(folder: string, size: RegistrySize): void {
  for (const [path, text] of generateRegistry(size)) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}
