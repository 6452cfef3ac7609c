import type { TargetConfiguration } from '@nx/devkit';
import picomatch from 'picomatch';
import type { ReadRecord } from '../../files/create-files.js';
import { escapeGlob } from '../../files/escape-glob.js';
import { samplePaths } from './sample-paths.js';
import type { TaskRequest } from './types.js';

type Inputs = NonNullable<TargetConfiguration['inputs']>;

/**
 * Finds what a control read or looked for beside the inputs of its cached task. What git ignores is no input, whatever
 * the target names, unless it is the output of a task that this one depends on.
 *
 * @param record workspace-relative paths and patterns
 * @returns the paths and patterns that no input covers; none where the task is not cached
 */
export function undeclaredReads(request: TaskRequest, record: ReadRecord): string[] {
  const { context, projectName, targetName, session } = request;
  const node = context.projectGraph.nodes[projectName]?.data;
  const target = node?.targets?.[targetName];
  if (node === undefined || target?.cache !== true) return [];
  const inputs = expandNamed(target.inputs ?? ['default', '^default'], {
    ...context.nxJsonConfiguration.namedInputs,
    ...node.namedInputs,
  });
  const globs = inputs.fileSets.map((input) => toGlob(input, node.root));
  const isIncluded = picomatch(
    globs.filter((glob) => !glob.startsWith('!')),
    { dot: true },
  );
  const isExcluded = picomatch(
    globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1)),
    { dot: true },
  );
  const isOutput = picomatch([...inputs.outputs], { dot: true });
  const isHashed = (path: string): boolean =>
    isIncluded(path) && !isExcluded(path) && !session.isIgnored(path);
  return [
    ...[...record.touched].filter((path) => !isHashed(path) && !isOutput(path)),
    ...[...record.globs].filter(
      (pattern) => !samplePaths(pattern).every((path) => isIncluded(path) || isOutput(path)),
    ),
  ].sort();
}

interface ExpandedInputs {
  readonly fileSets: readonly string[];
  /** Globs of outputs of the tasks that the task depends on. */
  readonly outputs: readonly string[];
}

/** File sets of the inputs, named ones resolved; inputs of other kinds are no files. */
function expandNamed(
  inputs: Inputs,
  named: Readonly<Record<string, Inputs>>,
  depth = 0,
): ExpandedInputs {
  const found: { fileSets: string[]; outputs: string[] } = { fileSets: [], outputs: [] };
  if (depth > 16) return found;
  for (const input of inputs) {
    const name = nameIn(input);
    if (name !== undefined) {
      const inner = expandNamed(named[name] ?? defaultInputs(name), named, depth + 1);
      found.fileSets.push(...inner.fileSets);
      found.outputs.push(...inner.outputs);
    } else if (typeof input === 'string') {
      if (!input.startsWith('^')) found.fileSets.push(input);
    } else if ('fileset' in input) {
      found.fileSets.push(input.fileset);
    } else if ('dependentTasksOutputFiles' in input) {
      found.outputs.push(input.dependentTasksOutputFiles);
    }
  }
  return found;
}

/** The name of a named input of the project itself; those of its dependencies are not the subject's files. */
function nameIn(input: Inputs[number]): string | undefined {
  if (typeof input === 'string') return /^(?:!?\{|\^)/.test(input) ? undefined : input;
  const isOwn = 'input' in input && !('dependencies' in input) && !('projects' in input);
  return isOwn ? input.input : undefined;
}

function defaultInputs(name: string): Inputs {
  return name === 'default' ? ['{projectRoot}/**/*'] : [];
}

function toGlob(input: string, projectRoot: string): string {
  const root = projectRoot === '.' ? '' : `${escapeGlob(projectRoot)}/`;
  return input.replace('{workspaceRoot}/', '').replace('{projectRoot}/', () => root);
}
