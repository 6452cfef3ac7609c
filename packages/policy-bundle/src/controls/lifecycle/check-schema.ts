import { describeIssues, formatPath, type JsonPath, type Location } from '@gonogo/core';
import type { ReportBuilder } from '@gonogo/core';
import { bundleManifestSchema } from './bundle-manifest-schema.js';
import { CHECKED_BLOCKS, CHECKED_VALUES } from './check-manifest.js';
import type { Manifest } from './manifest.js';

interface Violation {
  readonly message: string;
  readonly location: Location;
}

/**
 * Checks that the manifest has no unknown and no repeated key, and that values without a check of their own have the
 * right type. Every violation is named in one check.
 */
export function checkSchema(report: ReportBuilder, manifest: Manifest): void {
  const violations = [...findViolations(manifest), ...findRepeatedKeys(manifest)];
  const [first] = violations;
  if (first === undefined) {
    const location = manifest.document.locate([]);
    report.check('manifest_schema', true, 'every key is known', { location });
    return;
  }
  const lines = violations.map(({ message, location }) => `line ${location.line}: ${message}`);
  report.check('manifest_schema', false, lines.join('; '), { location: first.location });
}

function findViolations({ document, value }: Manifest): Violation[] {
  const result = bundleManifestSchema.safeParse(value);
  if (result.success) return [];
  return describeIssues(result.error.issues, value, bundleManifestSchema)
    .filter(({ kind, path }) => kind === 'unknown-key' || !hasOwnCheck(path))
    .map(({ kind, path, message }) => {
      return { message, location: document.locate(path, kind === 'unknown-key' ? 'key' : 'value') };
    });
}

/** Whether another check reports what is at a path: the value, something in it, or what it is in. */
function hasOwnCheck(path: JsonPath): boolean {
  const isReportedBelow = [...CHECKED_BLOCKS, ...CHECKED_VALUES].some((own) => isWithin(own, path));
  return isReportedBelow || CHECKED_VALUES.some((own) => isWithin(path, own));
}

function isWithin(path: JsonPath, ancestor: JsonPath): boolean {
  return ancestor.every((key, index) => key === path[index]);
}

function findRepeatedKeys({ document }: Manifest): Violation[] {
  return document.duplicates.map(({ path, location }) => ({
    message: `${formatPath(path)}: the key is repeated, so readers disagree about its value: remove one`,
    location,
  }));
}
