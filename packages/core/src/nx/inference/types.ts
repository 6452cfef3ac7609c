import type { TargetConfiguration } from '@nx/devkit';
import type { BaseSubject } from '../../git/base-content.js';
import type { AnyControl } from '../../control/types.js';

/** A control package as it was found at run time. */
export interface LoadedPackage {
  readonly name: string;
  readonly version: string;
  readonly controls: readonly AnyControl[];
  /**
   * Folder relative to the workspace root where the package is the workspace's own: its sources are inputs then,
   * since its version does not change with its code.
   */
  readonly localFolder: string | undefined;
}

/** A control package that could not be loaded: no verdict is complete then. */
export interface PackageProblem {
  readonly name: string;
  readonly message: string;
}

/** One control over one folder. */
export interface GovernedSubject {
  readonly control: AnyControl;
  readonly package: LoadedPackage;
  /** Marker file that made it, relative to the workspace root. */
  readonly markerFile: string;
  readonly projectRoot: string;
  readonly subjectRoot: string;
}

export interface InferredProject {
  readonly name: string;
  readonly targets: Record<string, TargetConfiguration>;
}

/** What `createNodes` gives for one marker file. */
export type InferredNode = readonly [
  markerFile: string,
  result: { readonly projects: Readonly<Record<string, InferredProject>> },
];

export interface InferenceResult {
  readonly nodes: readonly InferredNode[];
  /** Folders whose content at the base commit is part of a task's hash. */
  readonly baseContent: readonly BaseSubject[];
}
