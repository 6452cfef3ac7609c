import type { Entry, Found, NodeReader } from './nodes.js';
import { parseSteps } from './parse-step.js';
import type { Concurrency, Job, MatrixSource, Positioned } from './types.js';

/** Reads one entry of `jobs:`. A part of the wrong type is left out and said in the reader's problems. */
export function parseJob(reader: NodeReader, entry: Entry): Job {
  const fields = fieldsOf(reader, entry);
  const text = (key: string): Positioned<string> | undefined => reader.text(fields.get(key));
  const uses = text('uses');
  const steps = fields.get('steps');
  if (uses === undefined && steps === undefined) {
    reader.problems.push({
      message: `job "${entry.key}" has neither \`steps\` nor \`uses\`: GitHub rejects the workflow`,
      location: entry.keyLocation,
    });
  }
  return {
    id: entry.key,
    location: entry.keyLocation,
    name: text('name'),
    needs: parseNeeds(reader, fields.get('needs')),
    if: text('if'),
    continueOnError: text('continue-on-error'),
    matrix: parseMatrix(reader, fields.get('strategy')),
    uses,
    concurrency: parseConcurrency(reader, fields.get('concurrency')),
    defaultShell: parseDefaultShell(reader, fields.get('defaults')),
    steps: steps === undefined ? [] : parseSteps(reader, steps),
  };
}

/** The entries of a mapping by key; the last of two with the same key, which GitHub rejects. */
export function fieldsOf(reader: NodeReader, found: Found): ReadonlyMap<string, Entry> {
  return new Map(reader.entries(found).map((entry) => [entry.key, entry]));
}

/** Reads `concurrency:`, a group's name or a mapping. */
export function parseConcurrency(
  reader: NodeReader,
  found: Found | undefined,
): Concurrency | undefined {
  if (found === undefined) return undefined;
  const single = reader.text(found);
  if (single !== undefined) return { group: single, cancelInProgress: undefined };
  const fields = fieldsOf(reader, found);
  const group = reader.text(fields.get('group'));
  return group && { group, cancelInProgress: reader.text(fields.get('cancel-in-progress')) };
}

/** Reads `defaults.run.shell`. */
export function parseDefaultShell(
  reader: NodeReader,
  defaults: Found | undefined,
): Positioned<string> | undefined {
  const run = defaults && fieldsOf(reader, defaults).get('run');
  return run && reader.text(fieldsOf(reader, run).get('shell'));
}

function parseNeeds(reader: NodeReader, needs: Found | undefined): readonly Positioned<string>[] {
  if (needs === undefined) return [];
  const single = reader.text(needs);
  if (single !== undefined) return [single];
  return reader.items(needs).flatMap((item) => reader.text(item) ?? []);
}

function parseMatrix(reader: NodeReader, strategy: Found | undefined): MatrixSource | undefined {
  if (strategy === undefined) return undefined;
  const whole = reader.text(strategy);
  if (whole !== undefined) return { kind: 'dynamic', expression: whole.value, ...at(strategy) };
  const matrix = fieldsOf(reader, strategy).get('matrix');
  if (matrix === undefined) return undefined;
  const expression = reader.text(matrix);
  if (expression !== undefined) {
    return { kind: 'dynamic', expression: expression.value, ...at(matrix) };
  }
  return { kind: 'values', value: reader.value(matrix), ...at(matrix) };
}

function at(found: Found): Pick<Found, 'location'> {
  return { location: found.location };
}
