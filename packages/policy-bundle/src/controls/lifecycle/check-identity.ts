import { formatValue, valueAt, type ReportBuilder } from '@gonogo/core';
import { bundleManifestSchema } from './bundle-manifest-schema.js';
import { decisionPathOf, isPackageName, type Expectations } from './expectations.js';
import { reportValue, type Manifest } from './manifest.js';
import type { LifecycleOptions } from './options.js';
import { isSemanticVersion } from './semantic-version.js';

/** Checks the version, the package and the decision path that the manifest names. */
export function checkIdentity(
  report: ReportBuilder,
  manifest: Manifest,
  options: LifecycleOptions,
  expectations: Expectations,
): void {
  checkVersion(report, manifest);
  checkPackage(report, manifest, options.expected_package);
  const decisionPath = valueAt(manifest.value, ['decision_path']);
  reportValue(report, manifest, {
    id: 'manifest_decision_path',
    path: ['decision_path'],
    passed: decisionPath !== undefined && decisionPath === expectations.decisionPath,
    expected:
      expectations.decisionPath === undefined
        ? 'the path of the package, but policy_package names none'
        : formatValue(expectations.decisionPath),
  });
}

function checkVersion(report: ReportBuilder, manifest: Manifest): void {
  reportValue(report, manifest, {
    id: 'manifest_bundle_version',
    path: ['bundle_version'],
    passed: isSemanticVersion(valueAt(manifest.value, ['bundle_version'])),
    expected: bundleManifestSchema.shape.bundle_version.description ?? '',
  });
}

function checkPackage(report: ReportBuilder, manifest: Manifest, expected?: string): void {
  const value = valueAt(manifest.value, ['policy_package']);
  reportValue(report, manifest, {
    id: 'manifest_policy_package',
    path: ['policy_package'],
    passed: expected === undefined ? isPackageName(value) : value === expected,
    expected:
      expected === undefined ? 'a package name such as "acme.policy.pre"' : formatValue(expected),
  });
}

/**
 * Checks that the decision path (of the options, else of the manifest) is a URL path and names the package: options
 * that contradict each other are found here.
 */
export function checkDecisionPath(
  report: ReportBuilder,
  manifest: Manifest,
  options: LifecycleOptions,
  expectations: Expectations,
): void {
  const given = options.expected_decision_path;
  const path = given ?? valueAt(manifest.value, ['decision_path']);
  const wanted = expectations.package && decisionPathOf(expectations.package);
  const source = given === undefined ? 'decision_path' : 'option expected_decision_path';
  const met = `${source} is ${path === undefined ? 'missing' : formatValue(path)}`;
  const passed = wanted !== undefined && path === wanted;
  const expected =
    wanted === undefined
      ? 'the path of the package, but none is named'
      : `${formatValue(wanted)}, the path of package ${formatValue(expectations.package)}`;
  report.check(
    'expected_decision_path_valid',
    passed,
    passed ? met : `${met}; expected: ${expected}`,
    {
      location: manifest.document.locate(['decision_path']),
    },
  );
}
