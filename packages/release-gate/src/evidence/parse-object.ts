import { parseJson, type JsonDocument, type Location, type SourceFile } from '@gonogo/core';
import { quote } from '../text/printable.js';
import type { JsonObject } from './types.js';

export type ParsedObject =
  | { readonly ok: true; readonly value: JsonObject; readonly document: JsonDocument }
  | { readonly ok: false; readonly reason: string; readonly location: Location };

/**
 * Parses a file that must hold one JSON object.
 *
 * @returns the object, or what was met and where
 */
export function parseObject(file: SourceFile): ParsedObject {
  const parsed = parseJson(file);
  if (!parsed.ok) return { ok: false, reason: parsed.message, location: parsed.location };
  const { document } = parsed;
  if (isObject(document.value)) return { ok: true, value: document.value, document };
  const location = document.locate([]);
  const met = quote(document.value);
  const reason = `${file.path}:${location.line}:${location.column}: holds ${met}, and one JSON object is expected`;
  return { ok: false, reason, location };
}

/** Whether a value is a JSON object: no array, no null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value at a path of keys; only an object's own keys count.
 *
 * @returns undefined where a part of the path is not there
 */
export function valueAt(report: JsonObject, path: readonly string[]): unknown {
  let value: unknown = report;
  for (const key of path) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}
