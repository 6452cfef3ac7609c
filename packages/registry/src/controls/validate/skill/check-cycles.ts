import type { Skill } from '../../../model/sources.js';
import { DocumentFindings, type Finding } from '../findings.js';
import { type Cycle, findCycles } from './cycles.js';
import { type Use, usesOf } from './uses.js';

interface UsingSkill {
  readonly skill: Skill;
  readonly uses: readonly Use[];
}

/** The first skill of each id that uses skills. */
function usingSkills(skills: readonly Skill[]): Map<string, UsingSkill> {
  const result = new Map<string, UsingSkill>();
  for (const skill of skills) {
    if (skill.id === undefined || result.has(skill.id)) continue;
    const uses = usesOf(skill).filter(({ kind }) => kind === 'skill');
    if (uses.length > 0) result.set(skill.id, { skill, uses });
  }
  return result;
}

function addCycle(cycle: Cycle, using: Map<string, UsingSkill>, found: Finding[]): void {
  const [start, next = start] = cycle;
  const first = using.get(start);
  const step = first?.uses.find(({ id }) => id === next);
  if (first === undefined || step === undefined) return;
  const path = [...cycle, start].join(' → ');
  const message = `skills use each other in a circle: ${path}; remove one of these uses`;
  new DocumentFindings(first.skill, found).add('skill.cycle', step.node, message);
}

/** Skills must not use each other in a circle; each cycle is reported once. Registry rules, "Validate". */
export function checkCycles(skills: readonly Skill[], found: Finding[]): void {
  const using = usingSkills(skills);
  const graph = new Map(
    [...using].map(([id, { uses }]) => [id, new Set(uses.map((use) => use.id))] as const),
  );
  for (const cycle of findCycles(graph)) addCycle(cycle, using, found);
}
