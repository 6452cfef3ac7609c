import { isScalar } from 'yaml';
import type { Node, Scalar } from 'yaml';
import type { YamlFile } from '../../yaml/index.js';
import { parsePythonVersion } from './python-version.js';
import { entriesOf, itemsOf, scalarAt, textAt, valueAt } from './yaml-access.js';

/** What a step says about the Python that later steps run with. */
export interface PythonSetup {
  /** `3.12`; undefined stands for a version that only the runner knows. Several for a matrix. */
  readonly versions: readonly (string | undefined)[];
  /** Unquoted versions that YAML reads as another number: `3.10` is 3.1. */
  readonly misread: readonly Scalar[];
}

/** What `actions/setup-python` installs, if the step uses it. */
export function pythonSetup(yaml: YamlFile, step: Node, job: Node): PythonSetup | undefined {
  if (!/^actions\/setup-python@/i.test(textAt(yaml, step, 'uses') ?? '')) return undefined;
  const value = scalarAt(yaml, step, 'with', 'python-version');
  if (!value) return { versions: [undefined], misread: [] };
  const scalars = matrixScalars(yaml, value, job) ?? [value];
  return {
    versions: scalars.length > 0 ? scalars.map(lastVersion) : [undefined],
    misread: scalars.filter(isMisread),
  };
}

/** Of several versions, one a line, the last one is the default. */
function lastVersion({ source = '' }: Scalar): string | undefined {
  return parsePythonVersion(source.trim().split('\n').at(-1) ?? '');
}

function isMisread({ value, source = '' }: Scalar): boolean {
  return typeof value === 'number' && /^3\.\d+$/.test(source) && String(value) !== source;
}

const MATRIX_VALUE = /^\$\{\{\s*matrix((?:\.[\w-]+|\['[^']+'\])+)\s*\}\}$/;

/** All values of `${{ matrix.some.path }}`, those of `include` too; undefined for any other text. */
function matrixScalars(yaml: YamlFile, { source = '' }: Scalar, job: Node): Scalar[] | undefined {
  const path = MATRIX_VALUE.exec(source.trim())?.[1]?.match(/[^.[\]']+/g);
  if (!path) return undefined;
  const matrix = valueAt(yaml, job, 'strategy', 'matrix');
  const [axis, ...rest] = path;
  const values = [
    ...axisValues(yaml, valueAt(yaml, matrix, axis)),
    ...itemsOf(yaml, valueAt(yaml, matrix, 'include')).flatMap(
      (item) => valueAt(yaml, item, axis) ?? [],
    ),
  ];
  return values.flatMap((value) => scalarAt(yaml, value, ...rest) ?? []);
}

/** An axis is a list; an expression in its place is one unknown value. */
function axisValues(yaml: YamlFile, axis: Node | undefined): Node[] {
  return isScalar(axis) ? [axis] : itemsOf(yaml, axis);
}

/** Whether every runner of the job is known to be Windows. */
export function runsOnWindows(yaml: YamlFile, job: Node): boolean {
  const runsOn = valueAt(yaml, job, 'runs-on');
  const labels = [
    ...(isScalar(runsOn) ? [runsOn] : itemsOf(yaml, runsOn)),
    ...entriesOf(yaml, runsOn).flatMap(({ value }) =>
      isScalar(value) ? [value] : itemsOf(yaml, value),
    ),
  ].filter((label) => isScalar(label));
  return labels.some((label) => {
    const values = matrixScalars(yaml, label, job) ?? [label];
    return values.length > 0 && values.every(({ source = '' }) => /windows/i.test(source));
  });
}
