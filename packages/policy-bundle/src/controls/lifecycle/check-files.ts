import { parseJson, type Files, type ReadResult, type ReportBuilder } from '@gonogo/core';
import { contentGlobs } from './bundle-content.js';
import { isObject } from './check-manifest.js';
import { readRego, type RegoSource } from './check-rego.js';
import type { Manifest } from './manifest.js';
import type { LifecycleOptions } from './options.js';

/** What could be read of a bundle. */
export interface Bundle {
  readonly manifest: Manifest | undefined;
  readonly rego: RegoSource | undefined;
}

/**
 * Checks that the bundle's files are there and that the manifest is a JSON object. Where a file cannot be read, its
 * check here says so once, and the checks that need it are left out of the report.
 */
export function checkFiles(report: ReportBuilder, files: Files, options: LifecycleOptions): Bundle {
  const manifest = files.read(options.manifest_file);
  const rego = files.read(options.rego_file);
  const isThere = manifest.ok || rego.ok || files.glob(contentGlobs(options)).length > 0;
  const root = files.workspacePath('.');
  report.check(
    'bundle_root_exists',
    isThere,
    isThere
      ? `${root} holds a bundle`
      : `${root} holds no file of a bundle; expected: ${options.manifest_file} and ${options.rego_file}`,
  );
  checkExists(report, 'bundle_manifest_exists', manifest);
  checkExists(report, 'policy_rego_exists', rego, ` (${REGO_LEFT_OUT})`);
  return {
    manifest: checkJson(report, manifest),
    rego: rego.ok ? readRego(rego.file) : undefined,
  };
}

function checkExists(report: ReportBuilder, id: string, result: ReadResult, hint = ''): void {
  if (result.ok)
    report.check(id, true, `${result.file.path} exists`, { location: result.file.locate(0) });
  else report.check(id, false, `${result.problem.message}${hint}`);
}

const LEFT_OUT = 'the checks of the manifest are left out until then';
const REGO_LEFT_OUT = 'the checks of the Rego file are left out until then';

function checkJson(report: ReportBuilder, result: ReadResult): Manifest | undefined {
  const id = 'manifest_json_valid';
  if (!result.ok) {
    report.check(id, false, `${result.problem.message} (${LEFT_OUT})`);
    return undefined;
  }
  const parsed = parseJson(result.file);
  if (!parsed.ok) {
    report.check(id, false, `${parsed.message} (${LEFT_OUT})`, { location: parsed.location });
    return undefined;
  }
  const { value } = parsed.document;
  const location = parsed.document.locate([]);
  const passed = isObject(value);
  const detail = passed
    ? 'is a JSON object'
    : `is ${kindOf(value)}; expected: an object (${LEFT_OUT})`;
  report.check(id, passed, detail, { location });
  return passed ? { document: parsed.document, value } : undefined;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `a ${typeof value}`;
}
