import type {
  CreateNodesContext,
  CreateNodesResult,
  PostTasksExecutionContext,
  PreTasksExecutionContext,
} from '@nx/devkit';
import { summaryOptions } from './nx/hooks/summary-options.js';
import { inferenceKey, optionsKey } from './nx/inference/inference-key.js';
import { readInference, type CachedInference } from './nx/inference/inference-cache.js';
import { readProjectFiles } from './nx/inference/project-files.js';

// Every Nx command loads this file: what costs (zod, control packages, renderers) is imported where it is needed.

export const name = '@gonogo/core/plugin';

/** Markers of controls that are only known at run time are of these kinds. */
const CONTROL_FILES = '**/*.{json,yml,yaml,toml,rego}';

export type NodeResults = readonly (readonly [file: string, result: CreateNodesResult])[];

/** Infers the projects and targets of the controls that the plugin's options name. */
export const createNodes = [CONTROL_FILES, createNodesFor] as const;

/** The name that Nx 22 looks for. */
export const createNodesV2 = createNodes;

async function createNodesFor(
  files: readonly string[],
  options: unknown,
  context: Pick<CreateNodesContext, 'workspaceRoot'>,
): Promise<NodeResults> {
  const { workspaceRoot } = context;
  const nxVersion = readNxVersion();
  const current = optionsKey(workspaceRoot, options, nxVersion);
  const known = current.reusable ? readInference(workspaceRoot, process.env) : undefined;
  const projectFiles = readProjectFiles(workspaceRoot, files);
  const keyWith = (expressions: readonly string[]): string =>
    inferenceKey(current.key, matching(files, expressions), projectFiles);
  if (known?.key !== undefined && known.markers.key === current.key) {
    if (known.key === keyWith(known.markers.expressions)) return known.nodes;
  }
  return inferAnew();

  async function inferAnew(): Promise<NodeResults> {
    const { inferWorkspace } = await import('./nx/inference/infer-workspace.js');
    const { writeInference } = await import('./nx/inference/write-inference.js');
    const rawOptions = options;
    const found = inferWorkspace({ workspaceRoot, files, projectFiles, rawOptions, nxVersion });
    for (const { message } of found.problems) console.warn(`[gonogo] ${message}`);
    const reusable = current.reusable && found.problems.length === 0;
    const inference: CachedInference = {
      ...found.inference,
      ...(reusable && { key: keyWith(found.expressions) }),
      markers: { key: current.key, expressions: found.expressions },
    };
    writeInference(workspaceRoot, process.env, inference);
    return inference.nodes;
  }
}

function matching(files: readonly string[], expressions: readonly string[]): string[] {
  const patterns = expressions.map((source) => new RegExp(source));
  return files.filter((file) => patterns.some((pattern) => pattern.test(file)));
}

function readNxVersion(): string {
  return (require('nx/package.json') as { version: string }).version;
}

/** Gives today's date and the content at the base commit to the hash of the tasks that depend on them. */
export async function preTasksExecution(
  _options: unknown,
  { workspaceRoot, nxJsonConfiguration }: PreTasksExecutionContext,
): Promise<void> {
  const { taskEnvironment } = await import('./nx/hooks/before-tasks.js');
  const { defaultBase } = nxJsonConfiguration;
  const workspace = {
    workspaceRoot,
    environment: process.env,
    ...(defaultBase && { defaultBase }),
  };
  Object.assign(process.env, await taskEnvironment(workspace, new Date()));
}

/** Prints the table of all verdicts at the end, also of those that came from the cache and after failures. */
export async function postTasksExecution(
  options: unknown,
  { workspaceRoot, taskResults, argv, startTime }: PostTasksExecutionContext,
): Promise<void> {
  const { clientTerminal } = await import('./nx/hooks/client-terminal.js');
  const { printSummary } = await import('./nx/hooks/print-summary.js');
  printSummary({
    workspaceRoot,
    results: taskResults,
    ...summaryOptions(options, readInference(workspaceRoot, process.env)),
    terminal: clientTerminal({ workspaceRoot, argv, startTime }),
  });
}
