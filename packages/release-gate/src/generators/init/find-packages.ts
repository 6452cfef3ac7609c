import { findMarkers } from '@gonogo/core/generators';
import { SUITE_PACKAGES, type SuitePackage } from './suite-packages.js';

/** A control package that has something to govern here. */
export interface FoundPackage extends SuitePackage {
  /** The first of its marker files. */
  readonly example: string;
}

/** @param files of the workspace, relative to its root */
export function findPackages(files: readonly string[]): FoundPackage[] {
  return SUITE_PACKAGES.flatMap((suitePackage) => {
    const markers = suitePackage.markers.flatMap((marker) => findMarkers(marker, files, ['.']));
    const [example] = markers;
    return example === undefined ? [] : [{ ...suitePackage, example }];
  });
}
