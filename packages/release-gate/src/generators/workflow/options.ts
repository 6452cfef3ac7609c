import { z } from 'zod';

const workflowFile = z.string().regex(/^[A-Za-z0-9_.-]+\.ya?ml$/, {
  error: 'a file name in .github/workflows, such as "ci.yml"',
});

/** Options of `@gonogo/release-gate:workflow`. The defaults are the names that the playbook expects. */
export const workflowGeneratorSchema = z.strictObject({
  file: workflowFile
    .default('ci.yml')
    .describe('Workflow with the gate, in .github/workflows; one that is there is left alone'),
  smokeFile: workflowFile
    .default('smoke.yml')
    .describe('Workflow that publishes the report of the policy bundles'),
  mergeQueue: z
    .boolean()
    .optional()
    .describe(
      'Run for a merge queue too; by default where every other workflow does, for a check that one of them does not report would never arrive',
    ),
  nodeVersion: z
    .string()
    .regex(/^[0-9][0-9.x]*$/, { error: 'a version of Node, such as "22"' })
    .default('22')
    .describe('Node to run with; a .nvmrc or .node-version that is there counts instead'),
});

export type WorkflowGeneratorOptions = z.output<typeof workflowGeneratorSchema>;
