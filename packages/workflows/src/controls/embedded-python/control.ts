import { defineControl } from '@gonogo/core';
import { workflowsMarker } from '../../marker.js';
import { embeddedPythonChecks } from './checks.js';
import { embeddedPythonOptions } from './options.js';

/** Python inside workflows and composite actions compiles. Playbook 2.2.5, evidence contract, section 6. */
export const embeddedPython = defineControl({
  id: 'workflow-embedded-python',
  contract: 'workflow_embedded_python_v1',
  report: 'workflow_embedded_python_report.json',
  playbook: '2.2.5',
  title: 'Embedded Python in workflows',
  description:
    'Python in here-documents, -c and shell: python steps compiles, and every here-document ends',
  help: 'https://github.com/gonogo/gonogo/blob/main/docs/controls/workflow-embedded-python.md',
  marker: workflowsMarker,
  checks: embeddedPythonChecks,
  options: embeddedPythonOptions,
  inputs: ({ workflows, require_python_blocks }) => [
    ...new Set([...workflows, ...require_python_blocks]),
  ],
  // The version of an interpreter of the machine is no input that Nx can hash.
  isCacheable: ({ interpreter }) => interpreter === undefined,
  async run(context, report) {
    const { runEmbeddedPython } = await import('./run.js');
    await runEmbeddedPython(context, report);
  },
});
