/**
 * What the final table needs of the plugin's options, read without their schema: inference has checked them, and the
 * table is made at the end of every run.
 */
export function summaryOptions(options: unknown): {
  readonly artifactsDir: string;
  readonly evidenceTargets: ReadonlySet<string>;
} {
  const { artifactsDir, targets } = (options ?? {}) as {
    readonly artifactsDir?: string;
    readonly targets?: Readonly<Record<string, false | { readonly name?: string }>>;
  };
  const names = Object.entries(targets ?? {}).flatMap(([id, target]) =>
    id !== 'verify' && target !== false && target.name !== undefined ? [target.name] : [],
  );
  return { artifactsDir: artifactsDir ?? 'artifacts', evidenceTargets: new Set(names) };
}
