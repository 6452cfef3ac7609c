import { scalarNode } from './nodes.js';
import { isFloat, isInteger, parseFloatScalar, parseInteger } from './resolve-number.js';
import { isTimestamp, isValidTimestamp } from './resolve-timestamp.js';
import type { YamlScalar } from './types.js';
import { YamlError } from './yaml-error.js';

/** What a scalar resolves to; `merge` is the key `<<`, `default` the lone `=`. */
export type ScalarTag = YamlScalar['type'] | 'merge' | 'default';

const BOOLEANS: ReadonlyMap<string, boolean> = new Map(
  (['yes', 'true', 'on', 'no', 'false', 'off'] as const).flatMap((word, index) =>
    [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()].map(
      (form) => [form, index < 3] as const,
    ),
  ),
);

const NULLS: ReadonlySet<string> = new Set(['', '~', 'null', 'Null', 'NULL']);

/** First characters of which a plain scalar may be something else than a string. */
const MAY_RESOLVE = /^[-+0-9.~nNyYtTfFoO<=]/;

/**
 * What a plain scalar is, by YAML 1.1 as PyYAML's safe loader resolves it: `yes`, `on` and their like
 * are booleans, `y` and `n` are not; a float needs a dot.
 */
export function resolvePlain(text: string): ScalarTag {
  if (text === '') return 'null';
  if (!MAY_RESOLVE.test(text)) return 'string';
  if (BOOLEANS.has(text)) return 'boolean';
  if (NULLS.has(text)) return 'null';
  if (text === '<<') return 'merge';
  if (text === '=') return 'default';
  if (isInteger(text)) return 'integer';
  if (isFloat(text)) return 'float';
  return isTimestamp(text) ? 'timestamp' : 'string';
}

function valueOf(tag: YamlScalar['type'], text: string): YamlScalar['value'] | undefined {
  switch (tag) {
    case 'null':
      return null;
    case 'boolean':
      return BOOLEANS.get(text) ?? BOOLEANS.get(text.toLowerCase());
    case 'integer':
      return parseInteger(text);
    case 'float':
      return parseFloatScalar(text);
    case 'timestamp':
      return isTimestamp(text) && isValidTimestamp(text) ? text : undefined;
    case 'string':
      return text;
  }
}

/**
 * A scalar of a type, from its text.
 *
 * @throws YamlError where the text is no value of that type (`2026-13-01`, `!!int x`)
 */
export function makeScalar(tag: ScalarTag, text: string, offset: number): YamlScalar {
  if (tag === 'merge' || tag === 'default') {
    throw new YamlError(`${JSON.stringify(text)} is not a value; quote it`, offset);
  }
  const value = valueOf(tag, text);
  if (value === undefined) {
    const shown = JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
    throw new YamlError(`${shown} is not a valid ${tag}; correct or quote it`, offset);
  }
  return scalarNode(tag, value, offset);
}
