import { runOn } from '@gonogo/core/testing';
import { capabilityGuardrailsControl } from './control.js';

const METADATA = 'metadata: {tags: [a], examples: [b]}\n';

const FILES = {
  'vocabulary/vocabulary.json': '{"domains": {"p": "", "q": "", "unused": ""}}',
  'capabilities/1.yaml': `id: p.route.plan\ndescription: Plans a way.\n${METADATA}`,
  'capabilities/2.yaml': `id: p.label.plan\ndescription: Other.\n${METADATA}`,
  'capabilities/3.yaml': `id: p.plan\ndescription: Third.\n${METADATA}`,
  'capabilities/4.yaml': `id: q.send\ndescription: "plans  A\\n way. "\n`,
};

it('families, equal descriptions, missing metadata and unused domains are seen, and none blocks', async () => {
  const report = await runOn(capabilityGuardrailsControl, FILES);
  expect(report.status).toBe('passed');
  expect(report.uncovered_domains).toEqual(['unused']);
  expect(report.summary).toMatchObject({
    capabilities_total: 4,
    covered_domains: 2,
    uncovered_domains: 1,
    semantic_family_alerts: 1,
    duplicate_description_alerts: 1,
    metadata_issues: 1,
  });
  const findings = report.checks.filter(({ passed }) => !passed);
  expect(
    findings.map(({ check_id, severity, location }) => [check_id, severity, location]),
  ).toEqual([
    ['capability.semantic_family', 'warning', { file: 'capabilities/2.yaml', line: 1, column: 5 }],
    [
      'capability.duplicate_description',
      'warning',
      { file: 'capabilities/4.yaml', line: 2, column: 14 },
    ],
    ['capability.metadata_issues', 'warning', { file: 'capabilities/4.yaml', line: 1, column: 1 }],
  ]);
  expect(findings[0]?.detail).toContain('p.label.plan, p.plan, p.route.plan');
});

it('a file that cannot be read fails the report', async () => {
  const report = await runOn(capabilityGuardrailsControl, {
    ...FILES,
    'capabilities/5.yaml': 'a: [',
  });
  expect(report.status).toBe('failed');
});
