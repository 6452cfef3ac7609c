import { compareCodePoints } from '@gonogo/core';
import { pythonRound } from '../catalog/python-number.js';
import { intersectionSize, type NumberedSet, numberSets } from './numbered-sets.js';
import { similarSets } from './similar-sets.js';

/** What an overlap is judged by. */
export interface OverlapRule {
  /** Least combined score of an alert, from 0 to 1. */
  readonly overlapThreshold: number;
  /** Least number of capabilities that both skills use, from 1. */
  readonly minSharedCapabilities: number;
}

/** What is compared of a skill. */
export interface ComparedSkill {
  readonly id: string;
  readonly channel: string;
  readonly usesCapabilities: readonly string[];
  readonly outputNames: readonly string[];
}

export interface OverlapAlert<Skill extends ComparedSkill = ComparedSkill> {
  /** The one that comes first in the list. */
  readonly left: Skill;
  readonly right: Skill;
  readonly sharedCapabilities: readonly string[];
  /** All three rounded to 4 places. */
  readonly capabilityJaccard: number;
  readonly outputJaccard: number;
  readonly combinedScore: number;
  readonly risk: 'high' | 'medium';
}

const CAPABILITY_WEIGHT = 0.75;
const OUTPUT_WEIGHT = 0.25;
const HIGH_RISK_SCORE = 0.9;

/** Shared part of the union of two sets of these sizes; two empty sets are equal. Registry rules, "Skill guardrails". */
export function jaccard(shared: number, left: number, right: number): number {
  const union = left + right - shared;
  return union === 0 ? 1 : shared / union;
}

/** The score by which two skills overlap. */
export function combinedScore(capabilityJaccard: number, outputJaccard: number): number {
  return CAPABILITY_WEIGHT * capabilityJaccard + OUTPUT_WEIGHT * outputJaccard;
}

interface Numbered<Skill> {
  readonly skill: Skill;
  readonly order: number;
}

type Members<Skill> = [Numbered<Skill>, ...Numbered<Skill>[]];

/** Skills of one set of capabilities, by their set of outputs. */
type ByOutputs<Skill> = Map<NumberedSet, Members<Skill>>;

function grouped<Skill extends ComparedSkill>(
  skills: readonly Skill[],
): { sets: NumberedSet[]; groups: Map<NumberedSet, ByOutputs<Skill>> } {
  const capabilitiesOf = numberSets(skills, (skill) => skill.usesCapabilities);
  const outputsOf = numberSets(skills, (skill) => skill.outputNames);
  const groups = new Map<NumberedSet, ByOutputs<Skill>>();
  skills.forEach((skill, order) => {
    const capabilities = capabilitiesOf(skill);
    const byOutputs = groups.get(capabilities) ?? new Map<NumberedSet, Members<Skill>>();
    groups.set(capabilities, byOutputs);
    const outputs = outputsOf(skill);
    const members = byOutputs.get(outputs);
    if (members === undefined) byOutputs.set(outputs, [{ skill, order }]);
    else members.push({ skill, order });
  });
  return { sets: [...groups.keys()], groups };
}

function sharedCapabilities(left: ComparedSkill, right: ComparedSkill): string[] {
  const others = new Set(right.usesCapabilities);
  return [...new Set(left.usesCapabilities)]
    .filter((capability) => others.has(capability))
    .sort(compareCodePoints);
}

function compareAlerts(left: OverlapAlert, right: OverlapAlert): number {
  return (
    right.combinedScore - left.combinedScore ||
    compareCodePoints(left.left.id, right.left.id) ||
    compareCodePoints(left.right.id, right.right.id)
  );
}

/** Compares groups of equal skills once and hands out the pairs of skills that they stand for. */
class PairFinder<Skill extends ComparedSkill> {
  readonly alerts: OverlapAlert<Skill>[] = [];

  constructor(
    private readonly groups: Map<NumberedSet, ByOutputs<Skill>>,
    private readonly rule: OverlapRule,
  ) {}

  comparePair(left: NumberedSet, right: NumberedSet): void {
    const shared = intersectionSize(left, right);
    if (shared < this.rule.minSharedCapabilities) return;
    const capabilityJaccard = jaccard(shared, left.length, right.length);
    const lefts = [...(this.groups.get(left) ?? [])];
    const rights = left === right ? lefts : [...(this.groups.get(right) ?? [])];
    lefts.forEach(([leftOutputs, leftSkills], index) => {
      for (const [rightOutputs, rightSkills] of left === right ? rights.slice(index) : rights) {
        const common = intersectionSize(leftOutputs, rightOutputs);
        const outputJaccard = jaccard(common, leftOutputs.length, rightOutputs.length);
        const score = combinedScore(capabilityJaccard, outputJaccard);
        if (score < this.rule.overlapThreshold) continue;
        this.addPairs(leftSkills, rightSkills, { capabilityJaccard, outputJaccard, score });
      }
    });
  }

  private addPairs(
    lefts: Readonly<Members<Skill>>,
    rights: Readonly<Members<Skill>>,
    scores: { capabilityJaccard: number; outputJaccard: number; score: number },
  ): void {
    const rounded = {
      sharedCapabilities: sharedCapabilities(lefts[0].skill, rights[0].skill),
      capabilityJaccard: pythonRound(scores.capabilityJaccard, 4),
      outputJaccard: pythonRound(scores.outputJaccard, 4),
      combinedScore: pythonRound(scores.score, 4),
      risk: scores.score >= HIGH_RISK_SCORE ? ('high' as const) : ('medium' as const),
    };
    for (const left of lefts) {
      for (const right of rights) {
        if (lefts === rights && left.order >= right.order) continue;
        const [first, second] = left.order < right.order ? [left, right] : [right, left];
        this.alerts.push({ left: first.skill, right: second.skill, ...rounded });
      }
    }
  }
}

/**
 * Finds the pairs of skills that overlap, without visiting all pairs: only sets of capabilities that can
 * be similar enough are compared, and equal skills once.
 *
 * @param skills sorted by id and version
 * @returns alerts by score descending, then ids. Registry rules, "Skill guardrails"
 */
export function findOverlaps<Skill extends ComparedSkill>(
  skills: readonly Skill[],
  rule: OverlapRule,
): OverlapAlert<Skill>[] {
  const { sets, groups } = grouped(skills);
  const finder = new PairFinder(groups, rule);
  const leastJaccard = (rule.overlapThreshold - OUTPUT_WEIGHT) / CAPABILITY_WEIGHT;
  const bounds = { leastJaccard, leastShared: rule.minSharedCapabilities };
  for (const set of sets) if (set.length >= bounds.leastShared) finder.comparePair(set, set);
  for (const [left, right] of similarSets(sets, bounds)) finder.comparePair(left, right);
  return finder.alerts.sort(compareAlerts);
}
