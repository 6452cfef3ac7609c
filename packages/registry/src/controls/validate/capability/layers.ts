/** Layers that a capability can be in. */
export const LAYERS: ReadonlySet<string> = new Set([
  'cognitive',
  'orchestration',
  'operational',
  'governance',
]);

/** Domains that ids of the cognitive layer have. */
export const COGNITIVE_DOMAINS: ReadonlySet<string> = new Set([
  'perception',
  'reasoning',
  'evaluation',
  'decision',
  'evidence',
  'memory',
]);
