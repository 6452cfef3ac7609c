import type { TargetConfiguration } from '@nx/devkit';
import picomatch from 'picomatch';
import type { ReadRecord } from '../../files/create-files.js';
import type { TaskRequest } from './types.js';

type Inputs = NonNullable<TargetConfiguration['inputs']>;

/**
 * Finds what a control read or looked for beside the inputs of its cached task.
 *
 * @param record workspace-relative paths and patterns
 * @returns the paths and patterns that no input covers; none where the task is not cached
 */
export function undeclaredReads(request: TaskRequest, record: ReadRecord): string[] {
  const { context, projectName, targetName } = request;
  const node = context.projectGraph?.nodes[projectName]?.data;
  const target = node?.targets?.[targetName];
  if (node === undefined || target?.cache !== true) return [];
  const inputs = expandNamed(target.inputs ?? ['default'], {
    ...context.nxJsonConfiguration?.namedInputs,
    ...node.namedInputs,
  });
  const globs = inputs.map((input) => toGlob(input, node.root));
  const positive = globs.filter((glob) => !glob.startsWith('!'));
  const negative = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  const isIncluded = picomatch(positive, { dot: true });
  const isExcluded = picomatch(negative, { dot: true });
  const asWritten = new Set(positive.map(unescapeGlob));
  // A pattern is a path to a wider one: `a/*.json` is covered by `a/**`.
  return [
    ...[...record.touched].filter((path) => !isIncluded(path) || isExcluded(path)),
    ...[...record.globs].filter((pattern) => !asWritten.has(pattern) && !isIncluded(pattern)),
  ].sort();
}

function unescapeGlob(glob: string): string {
  return glob.replace(/\[([[\]{}*?])\]/g, '$1');
}

/** File sets of the inputs, named ones resolved; inputs of other kinds are no files. */
function expandNamed(inputs: Inputs, named: Readonly<Record<string, Inputs>>, depth = 0): string[] {
  if (depth > 16) return [];
  return inputs.flatMap((input) => {
    if (typeof input !== 'string') return 'fileset' in input ? [input.fileset] : [];
    if (/^!?\{/.test(input)) return [input];
    if (input.startsWith('^')) return [];
    return expandNamed(named[input] ?? defaultInputs(input), named, depth + 1);
  });
}

function defaultInputs(name: string): Inputs {
  return name === 'default' ? ['{projectRoot}/**/*'] : [];
}

function toGlob(input: string, projectRoot: string): string {
  const root = projectRoot === '.' ? '' : `${projectRoot}/`;
  return input.replace('{workspaceRoot}/', '').replace('{projectRoot}/', root);
}
