import type { YamlEntry, YamlMapping, YamlNode } from './types.js';

/** The entry of a string key. */
export function entryOf(mapping: YamlMapping, key: string): YamlEntry | undefined {
  return mapping.entries.find((entry) => entry.name === key);
}

/** The value of a string key. */
export function valueOf(mapping: YamlMapping, key: string): YamlNode | undefined {
  return entryOf(mapping, key)?.value;
}

/** The value of a string key, where it is a mapping. */
export function mappingOf(mapping: YamlMapping, key: string): YamlMapping | undefined {
  const value = valueOf(mapping, key);
  return value?.kind === 'mapping' ? value : undefined;
}

/** The text of a string; undefined for any other value, also for a date. */
export function stringIn(node: YamlNode | undefined): string | undefined {
  if (node?.kind !== 'scalar' || node.type !== 'string') return undefined;
  return node.value as string;
}

/** The value of a string key, where it is a string. */
export function stringOf(mapping: YamlMapping, key: string): string | undefined {
  return stringIn(valueOf(mapping, key));
}

export function isNull(node: YamlNode | undefined): boolean {
  return node?.kind === 'scalar' && node.type === 'null';
}

export function isBoolean(node: YamlNode | undefined, value?: boolean): boolean {
  if (node?.kind !== 'scalar' || node.type !== 'boolean') return false;
  return value === undefined || node.value === value;
}

/** Keys of a mapping that are strings. */
export function stringKeys(mapping: YamlMapping): string[] {
  return mapping.entries.flatMap(({ name }) => name ?? []);
}

const SHOWN_LENGTH = 60;

/** A text in quotes, shortened for a message. */
export function quote(text: string): string {
  return JSON.stringify(text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text);
}

/** A value as a message shows it. */
export function describeNode(node: YamlNode): string {
  if (node.kind === 'mapping') return 'a mapping';
  if (node.kind === 'sequence') return 'a list';
  if (node.type === 'null') return 'nothing';
  if (node.type === 'string') return quote(node.value as string);
  if (node.type === 'timestamp') return `the date ${String(node.value)} (quote it for a string)`;
  return `the ${node.type} ${quote(String(node.value)).slice(1, -1)}`;
}
