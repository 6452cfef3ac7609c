import type { Entry, Found, NodeReader } from './nodes.js';
import type { Positioned, WorkflowEvent } from './types.js';

/**
 * Reads `on:` in each of its three forms: a name, a list of names, a mapping with filters.
 *
 * @see GitHub documentation, "Workflow syntax", `on`
 */
export function parseEvents(reader: NodeReader, on: Found): readonly WorkflowEvent[] {
  const single = reader.text(on);
  if (single !== undefined) return [eventOf(reader, single)];
  const listed = reader.items(on).flatMap((item) => reader.text(item) ?? []);
  if (listed.length > 0) return listed.map((name) => eventOf(reader, name));
  return reader
    .entries(on)
    .map((entry) => eventOf(reader, { value: entry.key, location: entry.keyLocation }, entry));
}

function eventOf(reader: NodeReader, name: Positioned<string>, settings?: Found): WorkflowEvent {
  const entries = settings === undefined ? [] : reader.entries(settings);
  return {
    name: name.value,
    location: name.location,
    types: listOf(reader, entries, 'types'),
    branches: listOf(reader, entries, 'branches'),
    branchesIgnore: listOf(reader, entries, 'branches-ignore'),
    paths: listOf(reader, entries, 'paths'),
    pathsIgnore: listOf(reader, entries, 'paths-ignore'),
  };
}

/** A list of texts; one text alone is a list of one. */
function listOf(
  reader: NodeReader,
  entries: readonly Entry[],
  key: string,
): Positioned<readonly string[]> | undefined {
  const entry = entries.find((candidate) => candidate.key === key);
  if (entry === undefined) return undefined;
  const single = reader.text(entry);
  const value =
    single === undefined
      ? reader.items(entry).flatMap((item) => reader.text(item)?.value ?? [])
      : [single.value];
  return { value, location: entry.keyLocation };
}
