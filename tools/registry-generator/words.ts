import { itemAt } from './random';

/** Domains of the generated ids, with the six of the cognitive layer first. */
export const DOMAINS = [
  'perception',
  'reasoning',
  'evaluation',
  'decision',
  'evidence',
  'memory',
  'text',
  'table',
  'image',
  'audio',
  'parcel',
  'ledger',
  'garden',
  'weather',
  'recipe',
  'travel',
  'music',
  'sensor',
  'harbour',
  'library',
] as const;

export const VERBS = [
  'read',
  'write',
  'list',
  'sort',
  'rank',
  'compare',
  'detect',
  'extract',
  'merge',
  'split',
  'estimate',
  'translate',
  'classify',
  'validate',
  'plan',
  'schedule',
] as const;

const STEMS = [
  'order',
  'route',
  'label',
  'entry',
  'field',
  'batch',
  'signal',
  'crate',
  'page',
  'note',
];

/** Nouns, as many as a registry of that size needs. */
export function nouns(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / STEMS.length);
    const stem = itemAt(STEMS, index % STEMS.length);
    return round === 0 ? stem : `${stem}${round}`;
  });
}

export const OUTPUT_NAMES = Array.from({ length: 120 }, (_, index) => `result_${index}`);
