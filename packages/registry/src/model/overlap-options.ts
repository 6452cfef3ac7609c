import { z } from 'zod';

/** Options that say when two skills overlap. Registry rules, "Skill guardrails". */
export const overlapOptions = {
  overlapThreshold: z
    .number()
    .min(0)
    .max(1)
    .default(0.8)
    .describe('Least combined score of two skills that counts as an overlap, from 0 to 1'),
  minSharedCapabilities: z
    .int()
    .min(1)
    .default(2)
    .describe('Least number of capabilities that two overlapping skills share'),
};
