/**
 * The "Run duration" that Nx prints after tasks, from the start of the first task to the end of the last.
 *
 * @returns milliseconds
 * @throws Error where the output holds none
 */
export function runDuration(output: string): number {
  const text = /Run duration:\s+(.+)/.exec(output)?.[1]?.trim();
  const parts = [...(text ?? '').matchAll(/([\d.]+)\s*(ms|s|m)(?=\s|$)/g)];
  if (text?.startsWith('<') === true) return 0;
  if (parts.length === 0)
    throw new Error(`no run duration can be read from Nx's output:\n${output}`);
  return parts.reduce((sum, [, value, unit]) => sum + Number(value) * UNITS[unit as Unit], 0);
}

const UNITS = { ms: 1, s: 1_000, m: 60_000 } as const;
type Unit = keyof typeof UNITS;
