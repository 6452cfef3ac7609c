import { below, itemAt, pick, type Random, skewed } from './random';
import { DOMAINS, OUTPUT_NAMES } from './words';

export interface SkillPlan {
  readonly channel: 'official' | 'community' | 'experimental';
  readonly domain: string;
  readonly slug: string;
  readonly capabilities: readonly string[];
  readonly outputs: readonly string[];
}

/** One skill in so many is made from an earlier one, as copies are in real registries. */
const COPY_RATIO = 0.04;
const MOST_STEPS = 7;

function distinct(count: number, next: () => string): string[] {
  const found = new Set<string>();
  for (let tries = 0; found.size < count && tries < count * 10; tries += 1) found.add(next());
  return [...found];
}

function newUses(random: Random, capabilities: readonly string[]): string[] {
  // Skills of one job use neighbours in the list, and now and then something popular.
  const home = below(random, capabilities.length);
  return distinct(1 + below(random, MOST_STEPS), () => {
    if (random() < 0.25) return itemAt(capabilities, skewed(random, capabilities.length));
    return itemAt(capabilities, (home + below(random, 40)) % capabilities.length);
  });
}

function copied(random: Random, earlier: SkillPlan): Pick<SkillPlan, 'capabilities' | 'outputs'> {
  const { capabilities, outputs } = earlier;
  const dropsOne = capabilities.length > 3 && random() < 0.5;
  return { capabilities: dropsOne ? capabilities.slice(1) : capabilities, outputs };
}

/** Plans skills that overlap as real ones do: mostly apart, some nearly the same. */
export function planSkills(
  random: Random,
  count: number,
  capabilities: readonly string[],
): SkillPlan[] {
  const plans: SkillPlan[] = [];
  for (let index = 0; index < count; index += 1) {
    const copy = plans.length > 0 && random() < COPY_RATIO;
    const content = copy
      ? copied(random, pick(random, plans))
      : {
          capabilities: newUses(random, capabilities),
          outputs: distinct(1 + below(random, 4), () => pick(random, OUTPUT_NAMES)),
        };
    plans.push({
      channel: pick(random, ['official', 'community', 'experimental', 'experimental'] as const),
      domain: pick(random, DOMAINS),
      slug: `job-${index}`,
      ...content,
    });
  }
  return plans;
}

function outputYaml(name: string): string {
  return `  ${name}:\n    type: string\n    required: true\n    description: Part of the answer.\n`;
}

function stepYaml(uses: string, index: number): string {
  return `- id: step_${index}\n  uses: ${uses}\n  input:\n    subject: inputs.subject\n  output:\n    answer: vars.answer_${index}\n`;
}

/** A skill that keeps all rules. */
export function skillYaml({ domain, slug, capabilities, outputs }: SkillPlan): string {
  return `id: ${domain}.${slug}
version: 0.1.0
name: Job of ${slug}
description: 'Does ${slug} in ${domain}, in ${capabilities.length} steps.'
inputs:
  subject:
    type: object
    required: true
    description: What the job is about.
outputs:
${outputs.map(outputYaml).join('')}steps:
${capabilities.map(stepYaml).join('')}metadata:
  tags:
  - ${domain}
  use_cases:
  - When ${slug} is to be done.
  examples:
  - summary: A small one
    inputs: {subject: {size: ${slug.length}}}
  classification:
    role: procedure
    invocation: direct
    effect_mode: read_only
`;
}
