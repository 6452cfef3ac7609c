import { z } from 'zod';
import { OptionsError } from '../../control/parse-options.js';
import type { LoadedPackage, PackageProblem } from './types.js';

const targetSchema = z.union([
  z.literal(false).describe('No such target'),
  z.strictObject({ name: z.string().min(1).describe('Name of the target') }),
]);

const folder = z
  .string()
  .min(1)
  .refine((path) => !path.startsWith('/') && !path.split('/').includes('..'), {
    error: 'a folder inside the workspace, relative to its root, is expected',
  });

/** Options of the plugin in `nx.json`. */
export const pluginOptionsSchema = z.strictObject({
  controls: z
    .array(z.string().min(1))
    .default([])
    .describe(
      'Packages whose controls apply, such as "@gonogo/workflows", or folders such as "./tools/controls"',
    ),
  artifactsDir: folder.default('artifacts').describe('Folder of the reports'),
  roots: z
    .array(folder)
    .default(['.'])
    .describe('Folders that are governed as a repository of their own: each may hold a `.github`'),
  exclude: z
    .array(z.string().min(1))
    .default([])
    .describe('Globs of marker files that make no governed project'),
  targets: z
    .record(z.string(), targetSchema)
    .default({})
    .describe(
      'By control id (or "verify"): `{ "name": … }` for another name of its target, `false` for none',
    ),
  controlOptions: z
    .record(z.string(), z.record(z.string(), z.unknown()))
    .default({})
    .describe('By control id: options of that control'),
});

export type PluginOptions = z.output<typeof pluginOptionsSchema>;

/**
 * An option for a control that no package has is a spelling mistake, unless a package could not be loaded.
 *
 * @throws OptionsError naming the id and the known ones
 */
export function assertKnownIds(
  options: PluginOptions,
  packages: readonly LoadedPackage[],
  problems: readonly PackageProblem[],
): void {
  if (problems.length > 0) return;
  const ids = packages.flatMap(({ controls }) => controls.map(({ id }) => id));
  const given = [
    ...Object.keys(options.targets)
      .filter((id) => id !== 'verify')
      .map((id) => ['targets', id]),
    ...Object.keys(options.controlOptions).map((id) => ['controlOptions', id]),
  ];
  const unknown = given.filter(([, id]) => id !== undefined && !ids.includes(id));
  if (unknown.length === 0) return;
  const names = unknown.map((path) => `"${path.join('.')}"`).join(', ');
  throw new OptionsError(
    `Options of plugin @gonogo/core/plugin: no control for ${names}; known: ${ids.join(', ') || 'none'}`,
  );
}
