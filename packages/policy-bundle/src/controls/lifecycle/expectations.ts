import { valueAt } from '@gonogo/core';
import type { Manifest } from './manifest.js';
import type { LifecycleOptions } from './options.js';

/** What manifest and Rego file must agree on. */
export interface Expectations {
  /** Dotted name; `undefined` where neither the options nor the manifest have a usable one. */
  readonly package: string | undefined;
  /** The path that the manifest must name; `undefined` where the package is. */
  readonly decisionPath: string | undefined;
}

const PACKAGE = /^[^.\s]+(?:\.[^.\s]+)*$/;

/** Whether a value is a package name: segments joined by dots, none of them empty. */
export function isPackageName(value: unknown): value is string {
  return typeof value === 'string' && PACKAGE.test(value);
}

/**
 * The address of a package in OPA's data API.
 *
 * @see https://www.openpolicyagent.org/docs/rest-api#data-api
 */
export function decisionPathOf(packageName: string): string {
  return `/v1/data/${packageName.split('.').map(encodeURIComponent).join('/')}`;
}

/** From the options, else from the manifest: the package as it is there, the decision path from the package. */
export function expectationsOf(
  options: LifecycleOptions,
  manifest: Manifest | undefined,
): Expectations {
  const inManifest = manifest && valueAt(manifest.value, ['policy_package']);
  const name = options.expected_package ?? inManifest;
  const packageName = isPackageName(name) ? name : undefined;
  const ofPackage = packageName === undefined ? undefined : decisionPathOf(packageName);
  return { package: packageName, decisionPath: options.expected_decision_path ?? ofPackage };
}
