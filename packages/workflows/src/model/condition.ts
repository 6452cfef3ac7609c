import { evaluateExpression, type ExpressionScope } from './expression.js';
import { isTruthy } from './expression-values.js';
import { evaluateTemplate, knownText, parseTemplate } from './template.js';

/**
 * What an `if:` comes to in a run in which everything before went well.
 * `never` is false whatever happens, `only-on-failure` is false as long as nothing failed.
 */
export type ConditionOutcome = 'runs' | 'never' | 'only-on-failure' | 'dynamic';

/**
 * Judges an `if:` before the run: literals and status functions are evaluated, anything that depends on
 * the run (or that the scope does not give) is dynamic.
 *
 * @param condition as written, with or without `${{ }}`; undefined where there is none
 * @param scope what is known beside, for example `github.event_name`
 * @see GitHub documentation, "Using conditions to control job execution"
 */
export function judgeCondition(
  condition: string | undefined,
  scope: ExpressionScope = {},
): ConditionOutcome {
  if (condition === undefined || condition.trim() === '') return 'runs';
  const always = evaluateCondition(condition, { ...scope, status: undefined });
  if (always === false) return 'never';
  const onSuccess = evaluateCondition(condition, { ...scope, status: 'success' });
  if (onSuccess === undefined) return 'dynamic';
  return onSuccess ? 'runs' : 'only-on-failure';
}

function evaluateCondition(condition: string, scope: ExpressionScope): boolean | undefined {
  const pieces = parseTemplate(condition.trim());
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) {
    const value = evaluateExpression(only.kind === 'text' ? only.text : only.expression, scope);
    return value.known ? isTruthy(value.value) : undefined;
  }
  // Text around an expression makes GitHub read the whole as an expression, once it is put together.
  const text = knownText(evaluateTemplate(condition.trim(), scope));
  if (text === undefined) return undefined;
  const value = evaluateExpression(text, scope);
  return value.known ? isTruthy(value.value) : undefined;
}

const STATUS_FUNCTION = /\b(always|success|failure|cancelled)\s*\(\s*\)/i;

/**
 * Whether the condition still lets a job run after one that it needs failed or was skipped: without a status
 * function GitHub puts `success() &&` before it.
 */
export function survivesFailedNeeds(condition: string | undefined): boolean {
  if (condition === undefined) return false;
  const withoutStrings = condition.replace(/'(?:[^']|'')*'/g, "''");
  if (!STATUS_FUNCTION.test(withoutStrings)) return false;
  const needsSuccess = /(?<!!\s*)\bsuccess\s*\(\s*\)/i.test(withoutStrings);
  return !needsSuccess || withoutStrings.includes('||');
}

/** Whether `continue-on-error` is set: `true`, `false`, or undefined where only the run knows. */
export function judgeContinueOnError(text: string | undefined): boolean | undefined {
  if (text === undefined) return false;
  const value = knownText(evaluateTemplate(text, {}));
  if (value === undefined) return undefined;
  return value.trim().toLowerCase() === 'true';
}
