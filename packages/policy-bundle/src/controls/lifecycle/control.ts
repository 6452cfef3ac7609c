import { defineControl } from '@gonogo/core';
import { lifecycleChecks } from './checks.js';
import { contentGlobs } from './bundle-content.js';
import { lifecycleOptionsSchema } from './options.js';

/** A policy bundle is complete, consistent, promotable only under the playbook's rules, and versioned. */
export const lifecycle = defineControl({
  id: 'policy-bundle-lifecycle',
  contract: 'opa_policy_bundle_lifecycle_v2',
  report: 'policy_bundle_lifecycle_report.json',
  playbook: '2.2.1',
  title: 'Policy bundle lifecycle',
  description:
    'Checks that an OPA policy bundle has a complete manifest and a consistent Rego file, and that a change of its content raises its version',
  help: 'https://github.com/gonogo/gonogo/blob/main/docs/controls/policy-bundle-lifecycle.md',
  marker: { pattern: '**/bundle_manifest.json', beside: ['*.rego'] },
  checks: lifecycleChecks,
  options: lifecycleOptionsSchema,
  inputs: contentGlobs,
  environment: ['base-content'],
  async run({ files, git, options }, report) {
    const { checkBundle } = await import('./check-bundle.js');
    checkBundle(report, { files, git, options });
  },
});
