import type { Benchmark } from '../benchmark';
import { cachedVerify } from './cached-verify';
import { coldVerify } from './cold-verify';
import { embeddedPython } from './embedded-python';
import { executorProcesses } from './executor-processes';
import { pluginCost } from './plugin-cost';
import { registry } from './registry';

/** All benchmarks, in the order in which they run. */
export const benchmarks: readonly Benchmark[] = [
  executorProcesses,
  coldVerify,
  cachedVerify,
  pluginCost,
  embeddedPython,
  registry,
];
