import { join } from 'node:path';
import { makeExecutor, parseOptions, type TaskOutcome } from '@gonogo/core';
import { z } from 'zod';
import { describeState } from '../../catalog/compare.js';
import { outdated, planCatalog } from '../../catalog/plan-catalog.js';
import { writeCatalog } from '../../catalog/write-catalog.js';
import { catalogOptions } from '../../controls/catalog/control.js';
import { writeCatalogs } from '../../controls/catalog/write-action.js';

const schema = catalogOptions.extend({
  root: z
    .string()
    .optional()
    .describe(
      "Folder of the registry, relative to the workspace root; the project's root by default",
    ),
});

/** Writes the six files of a registry's catalog, all or none. Playbook 3.2. */
export default makeExecutor(schema, writeCatalogs.description, (call) => {
  const { root = call.projectRoot, ...options } = parseOptions(schema, call.given, call.where);
  return Promise.resolve(writeCurrentCatalog(call.context.root, root, options));
});

function writeCurrentCatalog(
  workspaceRoot: string,
  root: string,
  options: z.output<typeof catalogOptions>,
): TaskOutcome {
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
