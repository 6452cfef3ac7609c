import type { Files, Git, ReportBuilder } from '@gonogo/core';
import { checkFiles } from './check-files.js';
import { checkDecisionPath, checkIdentity } from './check-identity.js';
import { checkBlocks, checkValues } from './check-manifest.js';
import { checkDefaultResult, checkRegoPackage } from './check-rego.js';
import { checkSchema } from './check-schema.js';
import { checkVersionBump } from './check-version-bump.js';
import { expectationsOf } from './expectations.js';
import type { LifecycleOptions } from './options.js';

/** What a bundle is judged from. */
export interface BundleSources {
  readonly files: Files;
  readonly git: Git;
  readonly options: LifecycleOptions;
}

/** Runs every check of the contract, in its order. Evidence contract, section 1. */
export function checkBundle(report: ReportBuilder, { files, git, options }: BundleSources): void {
  report.set('bundle_root', files.workspacePath('.'));
  const { manifest, rego } = checkFiles(report, files, options);
  const expectations = expectationsOf(options, manifest);
  if (manifest !== undefined) {
    checkIdentity(report, manifest, options, expectations);
    checkBlocks(report, manifest);
    checkValues(report, manifest);
    checkSchema(report, manifest);
  }
  if (rego !== undefined) {
    const isNamed = manifest !== undefined || expectations.package !== undefined;
    if (isNamed) checkRegoPackage(report, rego, expectations.package);
    checkDefaultResult(report, rego);
  }
  if (manifest !== undefined) {
    checkDecisionPath(report, manifest, options, expectations);
    checkVersionBump(report, { manifest, files, git, options });
  }
}
