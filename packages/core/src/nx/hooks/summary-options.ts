import type { InferenceResult } from '../inference/types.js';

/**
 * What the final table needs to know, read without the schema of the plugin's options: inference has checked them, and
 * the table is made at the end of every run.
 *
 * @param inference the record of the last inference, which knows what each target is called
 */
export function summaryOptions(
  options: unknown,
  inference: Pick<InferenceResult, 'nodes'> | undefined,
): {
  readonly artifactsDir: string;
  readonly evidenceTargets: ReadonlySet<string>;
} {
  const { artifactsDir } = (options ?? {}) as { readonly artifactsDir?: string };
  const targets = (inference?.nodes ?? [])
    .flatMap(([, { projects }]) => Object.values(projects))
    .flatMap((project) => Object.entries(project.targets));
  const names = targets.flatMap(([name, target]) => {
    const own = target.options as { readonly report?: unknown } | undefined;
    return typeof own?.report === 'string' ? [name] : [];
  });
  return { artifactsDir: artifactsDir ?? 'artifacts', evidenceTargets: new Set(names) };
}
