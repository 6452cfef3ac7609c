import type { AnyControl } from '@gonogo/core';
import { releaseGate } from './gate/release-gate.js';

/** What the Nx plugin makes targets from. */
export const controls: readonly AnyControl[] = [releaseGate];
