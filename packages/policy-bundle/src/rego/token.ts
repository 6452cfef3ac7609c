/** A token of Rego source. Offsets count UTF-16 code units. */
export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'symbol';
  readonly text: string;
  readonly offset: number;
  /** Brackets that are open before it. */
  readonly depth: number;
  /** Whether it is the first token of its line. */
  readonly startsLine: boolean;
}

/** Why OPA would not read the source. */
export interface LexicalProblem {
  /** What was met and what to do. */
  readonly message: string;
  readonly offset: number;
}
