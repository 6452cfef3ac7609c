import { formatValue, valueAt, type Files, type Git, type ReportBuilder } from '@gonogo/core';
import { findChanges, type ContentChange } from './bundle-content.js';
import type { Manifest } from './manifest.js';
import type { LifecycleOptions } from './options.js';
import { compareVersions, isSemanticVersion } from './semantic-version.js';

/** What the check is decided from. */
export interface VersionBumpSources {
  readonly manifest: Manifest;
  readonly files: Files;
  readonly git: Git;
  readonly options: LifecycleOptions;
}

interface Verdict {
  readonly passed: boolean;
  readonly detail: string;
  readonly severity?: 'warning';
}

/** Checks that a bundle whose content differs from the base commit has a higher version than there. */
export function checkVersionBump(report: ReportBuilder, sources: VersionBumpSources): void {
  const { passed, detail, severity = 'error' } = judge(sources);
  const location = sources.manifest.document.locate(['bundle_version']);
  report.check('bundle_version_bumped', passed, detail, { severity, location });
}

function judge({ manifest, files, git, options }: VersionBumpSources): Verdict {
  const base = git.base();
  if (base.kind === 'unknown') {
    return warn(
      `not compared with the base commit, so a missing version bump is not seen: ${base.reason}`,
    );
  }
  if (!git.filesAtBase().has(options.manifest_file))
    return pass('the bundle is new: its manifest is not in the base commit');
  const changes = findChanges(files, git, options);
  if (changes.length === 0) return pass('the content is the same as in the base commit');
  const version = valueAt(manifest.value, ['bundle_version']);
  // Asked of git last: most bundles are as they were.
  const before = versionOf(git.readAtBase(options.manifest_file) ?? '');
  return judgeVersions(version, before, describeChanges(changes));
}

function judgeVersions(version: unknown, before: unknown, changes: string): Verdict {
  const now = `bundle_version is ${version === undefined ? 'missing' : formatValue(version)}`;
  if (!isSemanticVersion(version)) {
    return fail(
      `${changes}, and ${now}; expected: a version N.N.N higher than ${formatValue(before)}`,
    );
  }
  if (!isSemanticVersion(before)) {
    const met = before === undefined ? 'none' : formatValue(before);
    return warn(
      `${changes}, but the version there is ${met}, which cannot be compared with ${formatValue(version)}: check by hand`,
    );
  }
  const order = compareVersions(version, before);
  if (order > 0)
    return pass(`${changes}, and bundle_version went from "${before}" to "${version}"`);
  const relation = order === 0 ? 'as there' : `lower than "${before}" there`;
  return fail(`${changes}, and ${now}, ${relation}; expected: higher than "${before}"`);
}

/** The version in a manifest of the past, which may be anything. */
function versionOf(text: string): unknown {
  try {
    return valueAt(JSON.parse(text), ['bundle_version']);
  } catch {
    return undefined;
  }
}

function describeChanges(changes: readonly ContentChange[]): string {
  const NAMED = 5;
  const named = changes.slice(0, NAMED).map(({ path, kind }) => `${path} (${kind})`);
  const more = changes.length > NAMED ? ` and ${changes.length - NAMED} more` : '';
  return `the content differs from the base commit in ${named.join(', ')}${more}`;
}

function pass(detail: string): Verdict {
  return { passed: true, detail };
}

function fail(detail: string): Verdict {
  return { passed: false, detail };
}

function warn(detail: string): Verdict {
  return { passed: false, detail, severity: 'warning' };
}
