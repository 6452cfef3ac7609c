import { serializeReport, writeText } from '../../report/write-report.js';
import { cachePath, readInference, type CachedInference } from './inference-cache.js';

/** Writes only what changed: with the daemon this runs at every change of a file. */
export function writeInference(
  workspaceRoot: string,
  environment: NodeJS.ProcessEnv,
  inference: CachedInference,
): void {
  const known = readInference(workspaceRoot, environment);
  if (known !== undefined && serializeReport(known) === serializeReport(inference)) return;
  writeText(cachePath(workspaceRoot, environment), serializeReport(inference));
}
