import {
  isList,
  isObject,
  looselyEqual,
  toText,
  type ExpressionValue,
} from './expression-values.js';

export type MatrixValue = ExpressionValue;

type Row = Readonly<Record<string, MatrixValue>>;

/** One job that a matrix makes. */
export interface MatrixCombination {
  /** The `matrix` context. */
  readonly values: Row;
  /** Texts that GitHub puts in brackets behind the job's name, in order. */
  readonly suffix: readonly string[];
}

export type MatrixExpansion =
  | { readonly known: true; readonly combinations: readonly MatrixCombination[] }
  | { readonly known: false; readonly reason: string };

/** GitHub runs no more than 256 jobs per matrix. */
const MAX_COMBINATIONS = 256;

/**
 * Expands a matrix as GitHub does: the product of the vectors in the order of their keys, without what
 * `exclude` matches; each `include` entry extends the combinations whose original values it does not change,
 * and is a combination of its own where it extends none. Values that `include` adds to a combination of the
 * product do not show in the job's name, those of a combination of its own do.
 *
 * @param matrix the value of `strategy.matrix`
 * @see GitHub documentation, "Running variations of jobs in a workflow", and the public source of the
 *   runner (`MatrixBuilder`, `JobNameBuilder`)
 */
export function expandMatrix(matrix: MatrixValue): MatrixExpansion {
  if (!isRow(matrix)) return unknown('`matrix` is not a mapping');
  const { include = [], exclude = [], ...vectors } = matrix;
  const dynamic = Object.entries(matrix).find(([, value]) => !isList(value));
  if (dynamic !== undefined) return unknown(`\`matrix.${dynamic[0]}\` is not a list of values`);
  if (containsExpression(matrix)) return unknown('a value of it is an expression');
  if (!isListOfRows(include) || !isListOfRows(exclude)) {
    return unknown('`include` and `exclude` must be lists of mappings');
  }
  const size = productSize(vectors);
  if (size > MAX_COMBINATIONS) {
    return unknown(`it makes ${size} jobs, and GitHub allows ${MAX_COMBINATIONS}`);
  }
  const rows = product(vectors).filter((row) => !exclude.some((entry) => matches(entry, row)));
  return { known: true, combinations: applyIncludes(rows, include, Object.keys(vectors)) };
}

function unknown(reason: string): MatrixExpansion {
  return { known: false, reason };
}

function productSize(vectors: Row): number {
  const sizes = Object.values(vectors).map((vector) => (isList(vector) ? vector.length : 0));
  return sizes.length === 0 ? 0 : sizes.reduce((size, length) => size * length, 1);
}

function product(vectors: Row): Row[] {
  const entries = Object.entries(vectors);
  if (entries.length === 0) return [];
  return entries.reduce<Row[]>(
    (rows, [key, vector]) =>
      rows.flatMap((row) =>
        (isList(vector) ? vector : []).map((value) => ({ ...row, [key]: value })),
      ),
    [{}],
  );
}

function applyIncludes(
  rows: readonly Row[],
  include: readonly Row[],
  vectorKeys: readonly string[],
): MatrixCombination[] {
  const originalOf = (entry: Row): Row => pick(entry, (key) => vectorKeys.includes(key));
  const extraOf = (entry: Row): Row => pick(entry, (key) => !vectorKeys.includes(key));
  const extended = rows.map((row) => {
    const extras = include.filter((entry) => matches(originalOf(entry), row)).map(extraOf);
    return { values: Object.assign({}, row, ...extras) as Row, suffix: leafTexts(row) };
  });
  const own = include
    .filter((entry) => !rows.some((row) => matches(originalOf(entry), row)))
    .map((entry) => ({ ...originalOf(entry), ...extraOf(entry) }))
    .map((values) => ({ values, suffix: leafTexts(values) }));
  return [...extended, ...own];
}

/** Whether every value of the filter, however deep, equals the one of the row. */
function matches(filter: Row, row: Row): boolean {
  return Object.entries(filter).every(([key, wanted]) => {
    const value = Object.hasOwn(row, key) ? (row[key] ?? null) : null;
    if (isRow(wanted)) return isRow(value) && matches(wanted, value);
    return looselyEqual(value, wanted);
  });
}

/** Scalars of the values, however deep, that have a text. */
function leafTexts(value: MatrixValue): string[] {
  if (!isObject(value)) return value === null || value === '' ? [] : [toText(value)];
  return Object.values(value).flatMap(leafTexts);
}

function containsExpression(value: MatrixValue): boolean {
  if (typeof value === 'string') return value.includes('${{');
  return isObject(value) && Object.values(value).some(containsExpression);
}

function pick(row: Row, wanted: (key: string) => boolean): Row {
  return Object.fromEntries(Object.entries(row).filter(([key]) => wanted(key)));
}

function isRow(value: MatrixValue): value is Row {
  return isObject(value) && !isList(value);
}

function isListOfRows(value: MatrixValue): value is readonly Row[] {
  return isList(value) && value.every(isRow);
}
