import { setFlagsFromString } from 'node:v8';
import type * as Ruff from '@astral-sh/ruff-wasm-nodejs';

/**
 * Loads Ruff compiled by V8's baseline compiler alone. The optimising one, which otherwise starts in the
 * background, took 250 MB and five times the processor time for 5,000 short texts, and gave nothing back.
 * The flag only counts for what is loaded between the two calls.
 */
export async function loadRuff(): Promise<typeof Ruff> {
  setFlagsFromString('--liftoff-only');
  try {
    return await import('@astral-sh/ruff-wasm-nodejs');
  } finally {
    setFlagsFromString('--no-liftoff-only');
  }
}
