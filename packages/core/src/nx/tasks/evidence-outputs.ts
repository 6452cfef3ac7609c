import { posix } from 'node:path';
import type { ExecutorContext, TargetConfiguration } from '@nx/devkit';
import { compareCodePoints } from '../../files/compare-code-points.js';
import type { Evidence } from '../../control/types.js';
import { EVIDENCE_PREFIX } from './evidence-prefix.js';
import { CONTROL_EXECUTOR } from './task-options.js';

/** Reports that the evidence tasks of the projects in scope declare as outputs, sorted by path. */
export function evidenceIn(
  context: ExecutorContext,
  inScope: (projectRoot: string) => boolean,
): Evidence[] {
  return Object.entries(context.projectGraph.nodes)
    .filter(([, node]) => inScope(node.data.root))
    .flatMap(([project, node]) =>
      Object.entries(node.data.targets ?? {})
        .filter(([name, target]) => isEvidenceTarget(name, target))
        .flatMap(([, target]) => reportOutputs(target, node.data.root))
        .map((path) => ({ project, path })),
    )
    .sort((a, b) => compareCodePoints(a.path, b.path));
}

/** Whether a target collects evidence: by its name, or as an inferred one that was given another name. */
export function isEvidenceTarget(name: string, target: TargetConfiguration): boolean {
  if (name.startsWith(EVIDENCE_PREFIX)) return true;
  const options = target.options as { report?: unknown } | undefined;
  return target.executor === CONTROL_EXECUTOR && typeof options?.report === 'string';
}

/**
 * The JSON files among a target's outputs, and the report that its options name, relative to the workspace root: a
 * target without outputs is not cached, but its report counts all the same.
 */
export function reportOutputs(target: TargetConfiguration, projectRoot: string): string[] {
  const { report } = (target.options ?? {}) as { readonly report?: unknown };
  const outputs = (target.outputs ?? []).map((output) =>
    resolveTokens(output, target, projectRoot),
  );
  const own = typeof report === 'string' ? [posix.normalize(report)] : [];
  return [...new Set([...outputs, ...own])].filter((path) => path.endsWith('.json'));
}

/** Names of a project's targets that collect evidence but do not say where they leave it. */
export function targetsWithoutReport(context: ExecutorContext, project: string): string[] {
  const data = context.projectGraph.nodes[project]?.data;
  return Object.entries(data?.targets ?? {})
    .filter(([name, target]) => isEvidenceTarget(name, target))
    .filter(([, target]) => reportOutputs(target, data?.root ?? '.').length === 0)
    .map(([name]) => name);
}

function resolveTokens(output: string, target: TargetConfiguration, projectRoot: string): string {
  const options = (target.options ?? {}) as Record<string, unknown>;
  const path = output
    .replace('{workspaceRoot}/', '')
    .replace('{projectRoot}', projectRoot)
    .replace(/\{options\.([^}]+)\}/g, (_, key: string) => {
      const value = options[key];
      return typeof value === 'string' ? value : '';
    });
  return posix.normalize(path);
}
