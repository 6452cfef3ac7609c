import { z } from 'zod';
import { repositoryPathSchema } from '../required-status-checks/schema.js';

const idSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, { error: 'lower-case letters, digits and "_", as in a check id' });

const verifierSchema = z.strictObject({
  id: idSchema.describe('Part of the check id: `<name>_runs_<id>_verifier`'),
  script: z.string().min(1).describe('Python script of the verifier; its file name is looked for'),
  targets: z
    .array(z.string().min(1))
    .default([])
    .describe('Nx targets that do the same, beside the aggregate targets'),
});
export type Verifier = z.output<typeof verifierSchema>;

const uploadSchema = z.strictObject({
  id: idSchema.describe('Part of the check id: `<name>_uploads_<id>_artifact`'),
  artifact: z.string().min(1).describe('Name of the artifact'),
});
export type ExpectedUpload = z.output<typeof uploadSchema>;

const publicationSchema = z.strictObject({
  id: idSchema.describe('Part of the check id: `<name>_publishes_<id>_report`'),
  path: repositoryPathSchema.describe('File that some artifact of the job must contain'),
});
export type ExpectedPublication = z.output<typeof publicationSchema>;

const expectationSchema = z.strictObject({
  name: idSchema.describe('First part of the check ids'),
  workflow: z
    .string()
    .regex(/^[^/\\]+\.ya?ml$/, { error: 'a file name in .github/workflows, such as "ci.yml"' })
    .describe('Workflow file'),
  job: z.string().min(1).describe('Key of the job that is the gate'),
  runs: z.array(verifierSchema).default([]).describe('Verifiers that the job must run'),
  uploads: z.array(uploadSchema).default([]).describe('Artifacts that the job must upload'),
  publishes: z.array(publicationSchema).default([]).describe('Files that the job must upload'),
});
export type Expectation = z.output<typeof expectationSchema>;

const LIFECYCLE: z.input<typeof verifierSchema> = {
  id: 'policy_bundle_lifecycle',
  script: 'tooling/verify_policy_bundle_lifecycle.py',
  targets: ['evidence-policy-bundle-lifecycle'],
};
const FRESHNESS: z.input<typeof verifierSchema> = {
  id: 'policy_gate_freshness',
  script: 'tooling/verify_policy_gate_freshness.py',
  targets: ['evidence-policy-gate-freshness'],
};

/** What the playbook expects. Evidence contract, section 2. */
export const PLAYBOOK_EXPECTATIONS: z.input<typeof expectationSchema>[] = [
  {
    name: 'ci',
    workflow: 'ci.yml',
    job: 'policy-bundle-governance',
    runs: [LIFECYCLE, FRESHNESS],
    uploads: [{ id: 'policy_bundle_governance', artifact: 'policy-bundle-governance-report' }],
  },
  {
    name: 'smoke',
    workflow: 'smoke.yml',
    job: 'runtime_canary',
    runs: [LIFECYCLE],
    publishes: [{ id: 'policy_bundle', path: 'artifacts/policy_bundle_lifecycle_report.json' }],
  },
];

export const gateFreshnessOptions = z.strictObject({
  expectations: z
    .array(expectationSchema)
    .min(1)
    .prefault(PLAYBOOK_EXPECTATIONS)
    .describe("Gates that the workflows must run; the playbook's by default"),
  aggregate_targets: z
    .array(z.string().min(1))
    .default(['verify', 'release-gate'])
    .describe('Nx targets that run every verifier'),
  upload_action: z
    .string()
    .min(1)
    .default('actions/upload-artifact')
    .describe('Action that uploads an artifact, without its version'),
});
export type GateFreshnessOptions = z.output<typeof gateFreshnessOptions>;
