import { z } from 'zod';

/** Options of `@gonogo/core:control`. */
export const controlGeneratorSchema = z.strictObject({
  name: z
    .string()
    .regex(/^(?!verify$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, {
      error: 'lower-case words joined by hyphens, and not "verify", which is the suite\'s own',
    })
    .describe('Id of the control, such as "changelog"; its target is evidence-<name>')
    .meta({ $default: { $source: 'argv', index: 0 } }),
  directory: z
    .string()
    .regex(/^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\]+$/, {
      error: 'a folder inside the workspace, relative to its root',
    })
    .default('tools/controls')
    .describe('Folder of your own controls; made where it is not there'),
  marker: z
    .string()
    .regex(/^(?!\/)(?:[^'\\]*\/)?[^/*?{}[\]!'\\]+\.(?:json|ya?ml|toml|rego)$/, {
      error:
        'a path or glob that ends in the plain name of a JSON, YAML, TOML or Rego file, such as "**/service.yaml"',
    })
    .default('nx.json')
    .describe('File that makes its folder governed; nx.json is the workspace itself'),
});

export type ControlGeneratorOptions = z.output<typeof controlGeneratorSchema>;
