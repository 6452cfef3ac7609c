import fc from 'fast-check';
import { pythonRound } from '../catalog/python-number.js';
import { type ComparedSkill, findOverlaps, type OverlapRule } from './overlap.js';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

function shared(left: readonly string[], right: readonly string[]): string[] {
  return left.filter((name) => right.includes(name));
}

function similarity(left: readonly string[], right: readonly string[]): number {
  const union = new Set([...left, ...right]).size;
  return union === 0 ? 1 : shared(left, right).length / union;
}

/** The definition in the registry rules: every pair is visited. */
function pairwise(skills: readonly ComparedSkill[], rule: OverlapRule): unknown[] {
  const alerts = skills.flatMap((left, index) =>
    skills.slice(index + 1).flatMap((right) => {
      const both = shared(left.usesCapabilities, right.usesCapabilities).sort();
      const capabilities = similarity(left.usesCapabilities, right.usesCapabilities);
      const outputs = similarity(left.outputNames, right.outputNames);
      const score = 0.75 * capabilities + 0.25 * outputs;
      if (both.length < rule.minSharedCapabilities || score < rule.overlapThreshold) return [];
      const [capabilityJaccard, outputJaccard, combinedScore] = [capabilities, outputs, score].map(
        (value) => pythonRound(value, 4),
      );
      const risk = score >= 0.9 ? 'high' : 'medium';
      const scores = { capabilityJaccard, outputJaccard, combinedScore: combinedScore ?? 0 };
      return [{ left, right, sharedCapabilities: both, ...scores, risk }];
    }),
  );
  return alerts.sort(
    (a, b) =>
      b.combinedScore - a.combinedScore ||
      (a.left.id < b.left.id ? -1 : a.left.id > b.left.id ? 1 : 0) ||
      (a.right.id < b.right.id ? -1 : 1),
  );
}

const skillParts = fc.record({
  usesCapabilities: fc.subarray(NAMES),
  outputNames: fc.subarray(['x', 'y', 'z']),
});

const skills = fc.array(skillParts, { maxLength: 40 }).map((parts) =>
  parts.map((part, index) => ({
    id: `s${String(index).padStart(3, '0')}`,
    channel: 'official',
    ...part,
  })),
);

const rule = fc.record({
  overlapThreshold: fc.oneof(
    fc.constantFrom(0, 0.25, 0.5, 0.8, 0.9, 1),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ),
  minSharedCapabilities: fc.integer({ min: 1, max: 4 }),
});

describe('overlaps', () => {
  it('are those of all pairs, in the same order', () => {
    fc.assert(
      fc.property(skills, rule, (list, by) => {
        expect(findOverlaps(list, by)).toEqual(pairwise(list, by));
      }),
      { numRuns: 400 },
    );
  });

  it('are those of all pairs of skills with long lists', () => {
    const long = fc.array(
      fc.subarray(
        Array.from({ length: 40 }, (_, n) => `c${n}`),
        { minLength: 30 },
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(long, (lists) => {
        const many = lists.map((usesCapabilities, index) => ({
          id: `s${index + 100}`,
          channel: 'official',
          usesCapabilities,
          outputNames: [],
        }));
        const by = { overlapThreshold: 0.8, minSharedCapabilities: 2 };
        expect(findOverlaps(many, by)).toEqual(pairwise(many, by));
      }),
      { numRuns: 100 },
    );
  });

  it('begin at the threshold itself', () => {
    const list = [
      { id: 'a', channel: 'official', usesCapabilities: ['p', 'q', 'r', 's'], outputNames: ['x'] },
      { id: 'b', channel: 'official', usesCapabilities: ['p', 'q', 'r'], outputNames: ['x'] },
    ];
    const at = 0.75 * 0.75 + 0.25;
    expect(findOverlaps(list, { overlapThreshold: at, minSharedCapabilities: 3 })).toHaveLength(1);
    expect(findOverlaps(list, { overlapThreshold: at + 1e-9, minSharedCapabilities: 3 })).toEqual(
      [],
    );
    expect(findOverlaps(list, { overlapThreshold: at, minSharedCapabilities: 4 })).toEqual([]);
  });
});
