import { expandMatrix, type MatrixCombination, type MatrixExpansion } from './matrix.js';
import { evaluateTemplate, knownText, parseTemplate, type EvaluatedTemplate } from './template.js';
import type { Job, MatrixSource } from './types.js';

/** GitHub's limit for the name of one job. */
const MAX_NAME_LENGTH = 100;

/** The names of a job itself, without those of its callers. */
export interface JobNames {
  readonly templates: readonly EvaluatedTemplate[];
  /** Why there may be others. */
  readonly unknown: readonly string[];
}

/** The names that `name:` (or the id) and the matrix of a job give. */
export function jobNames(job: Job): JobNames {
  const name = job.name?.value ?? job.id;
  const matrix = matrixOf(job.matrix);
  if (matrix === undefined) {
    return { templates: [shorten(evaluateTemplate(name, {}))], unknown: [] };
  }
  if (matrix.known) return { templates: legNames(name, matrix.combinations), unknown: [] };
  const own = evaluateTemplate(name, {});
  return {
    templates: [usesMatrix(name) ? own : [...own, ' (', undefined, ')']],
    unknown: [`the matrix of job "${job.id}" is only known in the run: ${matrix.reason}`],
  };
}

/** What the matrix of a job expands to; undefined where it has none. */
export function matrixOf(matrix: MatrixSource | undefined): MatrixExpansion | undefined {
  if (matrix === undefined) return undefined;
  if (matrix.kind === 'values') return expandMatrix(matrix.value);
  return { known: false, reason: `it is computed by ${matrix.expression}` };
}

/** A name that uses the matrix replaces the suffix; any other gets it. */
function legNames(name: string, combinations: readonly MatrixCombination[]): EvaluatedTemplate[] {
  return combinations.map(({ values, suffix }, index) => {
    const strategy = { 'job-index': index, 'job-total': combinations.length };
    const scope = { contexts: { matrix: values, strategy }, complete: ['matrix'] };
    const template = evaluateTemplate(name, scope);
    if (usesMatrix(name) || suffix.length === 0) return shorten(template);
    return shorten([...template, ` (${suffix.join(', ')})`]);
  });
}

function usesMatrix(name: string): boolean {
  return parseTemplate(name).some(
    (piece) => piece.kind === 'expression' && /\b(?:matrix|strategy)\b/i.test(piece.expression),
  );
}

function shorten(template: EvaluatedTemplate): EvaluatedTemplate {
  const text = knownText(template);
  if (text === undefined || text.length <= MAX_NAME_LENGTH) return template;
  return [`${text.slice(0, MAX_NAME_LENGTH - 3)}...`];
}
