import { defineControl } from '@gonogo/core';
import { workflowsMarker } from '../../marker.js';
import { WORKFLOWS_GLOB } from '../../model/workflow-files.js';
import { gateFreshnessChecks } from './checks.js';
import { gateFreshnessOptions } from './options.js';

/** The workflows still run the gates that the playbook relies on. Playbook 2.2.2; evidence contract, section 2. */
export const gateFreshness = defineControl({
  id: 'policy-gate-freshness',
  contract: 'policy_gate_freshness_v1',
  report: 'policy_gate_freshness_report.json',
  playbook: '2.2.2',
  title: 'Policy gate freshness',
  description: 'The CI workflows still run the policy gates and upload their evidence',
  help: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax',
  marker: workflowsMarker,
  checks: gateFreshnessChecks,
  options: gateFreshnessOptions,
  inputs: () => [WORKFLOWS_GLOB],
  async run({ files, options }, report) {
    const { loadWorkflows } = await import('../../model/load-workflows.js');
    const { checkExpectation } = await import('./check-expectation.js');
    const workflows = loadWorkflows(files);
    for (const expectation of options.expectations) {
      checkExpectation({ workflows, options, report }, expectation);
    }
  },
});
