import { join } from 'node:path';
import { parseOptions } from '@gonogo/core';
import type { ExecutorContext } from '@nx/devkit';
import { z } from 'zod';
import { catalogOptions } from '../../controls/catalog/control.js';

/** Options of the executor, for its JSON Schema and for parsing. */
export const schema = catalogOptions.extend({
  root: z
    .string()
    .optional()
    .describe(
      "Folder of the registry, relative to the workspace root; the project's root by default",
    ),
});

export const description = "Generates a registry's catalogs and replaces all of them at once";

async function writeCurrentCatalog(
  workspaceRoot: string,
  root: string,
  options: z.output<typeof catalogOptions>,
): Promise<{ success: boolean; output: string }> {
  const { describeState } = await import('../../catalog/compare.js');
  const { outdated, planCatalog } = await import('../../catalog/plan-catalog.js');
  const { writeCatalog } = await import('../../catalog/write-catalog.js');
  const plan = planCatalog({ workspaceRoot, root, options });
  if (plan.broken.length > 0) {
    const list = plan.broken.map(({ message }) => `  ${message}`).join('\n');
    return {
      success: false,
      output: `No catalog is written, because sources cannot be read:\n${list}\n`,
    };
  }
  const stale = outdated(plan);
  if (stale.length === 0) return { success: true, output: 'The catalogs are current.\n' };
  writeCatalog(join(workspaceRoot, root, options.catalogFolder), plan.texts);
  const list = stale.map((state) => `  ${describeState(state)}`).join('\n');
  return { success: true, output: `The catalogs are written again, for:\n${list}\n` };
}

/** Writes the six files of a registry's catalog, all or none. Playbook 3.2. */
export default async function catalogExecutor(
  given: Readonly<Record<string, unknown>>,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const { projectName = '', targetName = '' } = context;
  const all = parseOptions(schema, given, `Options of ${projectName}:${targetName}`);
  const { root, ...options } = all;
  const projectRoot = context.projectGraph.nodes[projectName]?.data.root;
  const result = await writeCurrentCatalog(context.root, root ?? projectRoot ?? '.', options);
  process.stdout.write(result.output);
  return { success: result.success };
}
