import { posix } from 'node:path';
import { parseOptions } from '../../control/parse-options.js';
import type { GateDefinition } from '../../control/types.js';
import { createFiles, createSession } from '../../files/create-files.js';
import { evidenceIn } from './evidence-outputs.js';
import type { TaskOutcome, TaskRequest } from './types.js';

/** Runs a gate: it reads the evidence of all projects in its scope, writes its own reports, and decides. */
export async function runGateTask(
  gate: GateDefinition,
  request: TaskRequest,
): Promise<TaskOutcome> {
  const { context, options } = request;
  const subjectRoot = options.root;
  const parsed = parseOptions(gate.options, options.options, `Options of gate "${gate.id}"`);
  const { success, output } = await gate.run({
    subject: { project: request.projectName, root: subjectRoot },
    options: parsed,
    workspaceRoot: context.root,
    artifactsDir: options.artifactsDir ?? 'artifacts',
    evidence: evidenceIn(context, scopeOf(request)),
    files: createFiles(createSession(context.root), '.').files,
    environment: process.env,
    now: new Date(),
  });
  return { success, output };
}

/** Projects below the gate's folder, without those that a gate of a folder further down answers for. */
function scopeOf({ context, options, projectName }: TaskRequest): (projectRoot: string) => boolean {
  const nodes = Object.entries(context.projectGraph.nodes);
  const nested = nodes
    .filter(([name]) => name !== projectName)
    .flatMap(([, node]) => Object.values(node.data.targets ?? {}))
    .map((target) => target.options as { control?: unknown; root?: unknown } | undefined)
    .filter((other) => other?.control === options.control && typeof other.root === 'string')
    .map((other) => String(other?.root))
    .filter((root) => root !== options.root && isBelow(root, options.root));
  return (projectRoot) =>
    isBelow(projectRoot, options.root) && !nested.some((root) => isBelow(projectRoot, root));
}

function isBelow(path: string, folder: string): boolean {
  if (folder === '.') return true;
  const relative = posix.relative(folder, path);
  return relative !== '..' && !relative.startsWith('../');
}
