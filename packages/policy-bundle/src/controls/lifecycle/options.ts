import { z } from 'zod';

const fileInBundle = z
  .string()
  .regex(
    /^(?!\.{0,2}\/)(?!.*\/\.{0,2}(?:\/|$))[^*?{}[\]()!\\]+$/,
    'must be a path inside the bundle folder, without "..", backslashes and glob characters',
  );

/** Options of the lifecycle control. */
export const lifecycleOptionsSchema = z.strictObject({
  manifest_file: fileInBundle
    .default('bundle_manifest.json')
    .describe('The manifest, relative to the bundle folder'),
  rego_file: fileInBundle
    .default('policy_pre.rego')
    .describe('The Rego file that makes the decision, relative to the bundle folder'),
  expected_package: z
    .string()
    .min(1)
    .optional()
    .describe('Package that manifest and Rego file must name; by default the one in the manifest'),
  expected_decision_path: z
    .string()
    .min(1)
    .optional()
    .describe('Decision path that the manifest must name; by default the path of the package'),
});

export type LifecycleOptions = z.output<typeof lifecycleOptionsSchema>;
