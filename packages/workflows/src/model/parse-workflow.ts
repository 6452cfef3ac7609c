import type { YamlFile } from '../yaml/index.js';
import { parseEvents } from './parse-events.js';
import { fieldsOf, parseConcurrency, parseDefaultShell, parseJob } from './parse-job.js';
import { createNodeReader, type NodeReader } from './nodes.js';
import type { Workflow, WorkflowProblem } from './types.js';

/**
 * Reads a workflow from its parsed file. Nothing is thrown: what has the wrong type is left out and said
 * in `problems`.
 *
 * @param file name in `.github/workflows`
 * @see GitHub documentation, "Workflow syntax for GitHub Actions"
 */
export function parseWorkflow(file: string, yaml: YamlFile): Workflow {
  const reader = createNodeReader(yaml);
  const root = reader.root();
  const fields = fieldsOf(reader, root);
  const jobs = fields.get('jobs');
  const on = fields.get('on');
  reader.problems.push(...missingParts(reader, fields));
  return {
    file,
    source: yaml.file,
    location: yaml.file.locate(0),
    name: reader.text(fields.get('name')),
    events: on === undefined ? [] : parseEvents(reader, on),
    concurrency: parseConcurrency(reader, fields.get('concurrency')),
    defaultShell: parseDefaultShell(reader, fields.get('defaults')),
    jobs: jobs === undefined ? [] : reader.entries(jobs).map((entry) => parseJob(reader, entry)),
    problems: reader.problems,
  };
}

function missingParts(
  reader: NodeReader,
  fields: ReadonlyMap<string, unknown>,
): readonly WorkflowProblem[] {
  return ['on', 'jobs']
    .filter((key) => !fields.has(key))
    .map((key) => ({
      message: `the workflow has no \`${key}\`: GitHub does not run it`,
      location: reader.file.locate(0),
    }));
}
