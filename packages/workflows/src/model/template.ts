import { evaluateExpression, type ExpressionScope } from './expression.js';
import { toText } from './expression-values.js';

/** A piece of a text with `${{ }}` in it. */
export type TemplatePiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'expression'; readonly expression: string };

/**
 * Splits a text into plain pieces and expressions. A `}}` inside an expression's string does not end it;
 * an expression that is never closed is plain text.
 */
export function parseTemplate(text: string): readonly TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  let offset = 0;
  while (offset < text.length) {
    const start = text.indexOf('${{', offset);
    const end = start < 0 ? undefined : expressionEnd(text, start + 3);
    if (end === undefined) {
      pieces.push({ kind: 'text', text: text.slice(offset) });
      break;
    }
    if (start > offset) pieces.push({ kind: 'text', text: text.slice(offset, start) });
    pieces.push({ kind: 'expression', expression: text.slice(start + 3, end).trim() });
    offset = end + 2;
  }
  return pieces;
}

/** Offset of the `}}` that closes the expression which starts at `start`. */
function expressionEnd(text: string, start: number): number | undefined {
  let inString = false;
  for (let offset = start; offset < text.length; offset++) {
    if (text[offset] === "'") inString = !inString;
    else if (!inString && text.startsWith('}}', offset)) return offset;
  }
  return undefined;
}

/** Pieces of a text after evaluation: strings that are known, undefined for what only the run knows. */
export type EvaluatedTemplate = readonly (string | undefined)[];

/** Evaluates each expression of a text as far as it can be known before the run. */
export function evaluateTemplate(text: string, scope: ExpressionScope): EvaluatedTemplate {
  return parseTemplate(text).map((piece) => {
    if (piece.kind === 'text') return piece.text;
    const value = evaluateExpression(piece.expression, scope);
    return value.known ? toText(value.value) : undefined;
  });
}

/** The whole text, or undefined where a piece of it is only known in the run. */
export function knownText(template: EvaluatedTemplate): string | undefined {
  return template.includes(undefined) ? undefined : template.join('');
}

/** Whether the text could turn out to be `candidate`. */
export function couldBe(template: EvaluatedTemplate, candidate: string): boolean {
  const pattern = template.map((piece) => (piece === undefined ? '[^]*' : escapeRegExp(piece)));
  return new RegExp(`^${pattern.join('').replace(/(\[\^\]\*)+/g, '[^]*')}$`).test(candidate);
}

/** Whether the text has an expression in it. */
export function hasExpression(text: string): boolean {
  return parseTemplate(text).some((piece) => piece.kind === 'expression');
}

export function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
