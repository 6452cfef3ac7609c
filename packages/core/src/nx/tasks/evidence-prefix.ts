/** Every target of this prefix leaves evidence, whatever its executor: a team's own command too. */
export const EVIDENCE_PREFIX = 'evidence-';
