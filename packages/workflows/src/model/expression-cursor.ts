import type { ExpressionToken } from './expression-tokens.js';
import type { Evaluated, ExpressionValue } from './expression-values.js';

/** What is known before the run. Contexts that are not given, and all functions but the status ones, are unknown. */
export interface ExpressionScope {
  /** Values by context name, as `matrix`; members that are not given are unknown. */
  readonly contexts?: Readonly<Record<string, Readonly<Record<string, ExpressionValue>>>>;
  /** Contexts of which every member is given: another one is null, as GitHub has it. */
  readonly complete?: readonly string[];
  /** The state that the status functions see; without it they are unknown. */
  readonly status?: 'success';
}

/** Nesting beyond this is not followed: the expression counts as unknown. */
const MAX_DEPTH = 50;

/** A place in the tokens of one expression. */
export interface Cursor {
  readonly tokens: readonly ExpressionToken[];
  readonly scope: ExpressionScope;
  position: number;
  depth: number;
}

/** The tokens are no expression; it never leaves `evaluateExpression`. */
export class UnexpectedToken extends Error {}

export function take(cursor: Cursor): ExpressionToken {
  const token = cursor.tokens[cursor.position];
  if (token === undefined) throw new UnexpectedToken();
  cursor.position += 1;
  return token;
}

export function acceptOne(cursor: Cursor, operators: readonly string[]): string | undefined {
  const token = cursor.tokens[cursor.position];
  if (token?.kind !== 'operator' || !operators.includes(token.text)) return undefined;
  cursor.position += 1;
  return token.text;
}

export function accept(cursor: Cursor, operator: string): boolean {
  return acceptOne(cursor, [operator]) !== undefined;
}

export function expect(cursor: Cursor, operator: string): void {
  if (!accept(cursor, operator)) throw new UnexpectedToken();
}

export function nested(cursor: Cursor, evaluate: () => Evaluated): Evaluated {
  cursor.depth += 1;
  if (cursor.depth > MAX_DEPTH) throw new UnexpectedToken();
  const value = evaluate();
  cursor.depth -= 1;
  return value;
}
