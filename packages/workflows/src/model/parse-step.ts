import { fieldsOf } from './parse-job.js';
import type { Found, NodeReader } from './nodes.js';
import type { Positioned, Step } from './types.js';

/** `parallel` groups within each other beyond this are not read: GitHub allows one level. */
const MAX_GROUP_DEPTH = 10;

/**
 * Reads `steps:`, those of `parallel` groups in place.
 *
 * @see GitHub documentation, "Workflow syntax", `jobs.<job_id>.steps`
 */
export function parseSteps(reader: NodeReader, found: Found, depth = 0): Step[] {
  return reader.items(found).flatMap((item) => {
    const fields = fieldsOf(reader, item);
    const group = fields.get('parallel');
    if (group === undefined) return [stepOf(reader, item, depth > 0)];
    if (depth < MAX_GROUP_DEPTH) return parseSteps(reader, group, depth + 1);
    reader.problems.push({
      message: `\`parallel\` groups are nested more than ${MAX_GROUP_DEPTH} deep: the rest is not read`,
      location: item.location,
    });
    return [];
  });
}

function stepOf(reader: NodeReader, item: Found, grouped: boolean): Step {
  const fields = fieldsOf(reader, item);
  const text = (key: string): Positioned<string> | undefined => reader.text(fields.get(key));
  return {
    location: item.location,
    name: text('name'),
    id: text('id'),
    if: text('if'),
    run: reader.script(fields.get('run')),
    uses: text('uses'),
    shell: text('shell'),
    continueOnError: text('continue-on-error'),
    with: inputsOf(reader, fields.get('with')),
    concurrent: grouped || text('background')?.value === 'true',
  };
}

function inputsOf(
  reader: NodeReader,
  found: Found | undefined,
): ReadonlyMap<string, Positioned<string>> {
  if (found === undefined) return new Map();
  return new Map(
    reader.entries(found).flatMap((entry) => {
      const text = reader.text(entry);
      // Names of inputs are read without regard to case.
      return text === undefined ? [] : [[entry.key.toLowerCase(), text] as const];
    }),
  );
}
