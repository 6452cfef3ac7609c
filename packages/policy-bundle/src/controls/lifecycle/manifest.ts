import { formatPath, formatValue, valueAt } from '@gonogo/core';
import type { JsonDocument, JsonPath, ReportBuilder } from '@gonogo/core';

/** A manifest that could be parsed, with the path of its file for messages. */
export interface Manifest {
  readonly document: JsonDocument;
  readonly value: Readonly<Record<string, unknown>>;
}

/** A check about one value of the manifest. */
export interface ValueCheck {
  readonly id: string;
  readonly path: JsonPath;
  readonly passed: boolean;
  /** What is allowed, and what to do where that is not plain. */
  readonly expected: string;
}

/** Records a check about one value, at its place. */
export function reportValue(report: ReportBuilder, manifest: Manifest, check: ValueCheck): void {
  const met = describeValue(manifest, check.path);
  const detail = check.passed ? met : `${met}; expected: ${check.expected}`;
  const location = manifest.document.locate(check.path);
  report.check(check.id, check.passed, detail, { location });
}

/** The path of a value, and the value or that it is missing. */
export function describeValue(manifest: Manifest, path: JsonPath): string {
  const value = valueAt(manifest.value, path);
  return `${formatPath(path)} is ${value === undefined ? 'missing' : formatValue(value)}`;
}
