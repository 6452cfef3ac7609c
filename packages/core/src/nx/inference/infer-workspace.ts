import picomatch from 'picomatch';
import { parseOptions } from '../../control/parse-options.js';
import type { CachedInference } from './inference-cache.js';
import { markerPatterns } from './find-subjects.js';
import { infer } from './infer.js';
import { identifyPackage, loadPackages, localFolderOf } from './load-packages.js';
import { findOwnEvidence } from './own-evidence.js';
import { pluginOptionsSchema } from './plugin-options.js';
import type { ProjectFile } from './project-files.js';
import { projectName } from './project-name.js';
import type { PackageProblem } from './types.js';

export interface WorkspaceInferenceRequest {
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** Files that the plugin's glob matches, relative to the workspace root. */
  readonly files: readonly string[];
  readonly projectFiles: readonly ProjectFile[];
  /** The plugin's options as `nx.json` has them. */
  readonly rawOptions: unknown;
  readonly nxVersion: string;
}

export interface WorkspaceInference {
  readonly inference: Omit<CachedInference, 'key' | 'markers'>;
  readonly problems: readonly PackageProblem[];
  /** Sources of the regular expressions of all files that the result depends on. */
  readonly expressions: readonly string[];
}

/**
 * Loads the control packages and infers their targets: the part of inference that costs, done only when something
 * that it depends on has changed.
 *
 * @throws OptionsError where options do not fit
 */
export function inferWorkspace(request: WorkspaceInferenceRequest): WorkspaceInference {
  const { workspaceRoot, files, nxVersion } = request;
  const options = parseOptions(
    pluginOptionsSchema,
    request.rawOptions,
    'Options of plugin @gonogo/core/plugin in nx.json',
  );
  const { packages, problems } = loadPackages(workspaceRoot, options.controls);
  const controls = packages.flatMap((loaded) => loaded.controls);
  const result = infer({
    files,
    packages,
    problems,
    options,
    ownEvidence: findOwnEvidence(request.projectFiles, options.exclude),
    localCore: localCore(workspaceRoot),
    cacheVerify: storesVerifySoundly(nxVersion),
    nameOf: (root) => projectName(workspaceRoot, root),
  });
  return {
    inference: result,
    problems,
    expressions: markerPatterns(controls, options.roots).map(
      (pattern) => picomatch.makeRe(pattern, { dot: true }).source,
    ),
  };
}

function localCore(workspaceRoot: string): string | undefined {
  try {
    return localFolderOf(workspaceRoot, identifyPackage(workspaceRoot, '@gonogo/core').folder);
  } catch {
    return undefined;
  }
}

/**
 * Before 23.2.1 a batched task that hashes its dependencies' outputs is stored under the hash from before the batch:
 * a cached `verify` could replay a pass over a failing report.
 */
export function storesVerifySoundly(nxVersion: string): boolean {
  const [major = 0, minor = 0, patch = 0] = nxVersion.split(/[.-]/).map(Number);
  return major > 23 || (major === 23 && (minor > 2 || (minor === 2 && patch >= 1)));
}
