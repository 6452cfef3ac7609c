import { runOn } from '@gonogo/core/testing';
import { hasRealRegistry, REAL_REGISTRY, titleOverRealRegistry } from '../testing/real-registry.js';
import { capabilityGuardrailsControl } from './capability-guardrails/control.js';
import { catalog } from './catalog/control.js';
import { skillGuardrailsControl } from './skill-guardrails/control.js';
import { sunset } from './sunset/control.js';
import { validate } from './validate/control.js';

(hasRealRegistry ? describe : describe.skip)(titleOverRealRegistry('a real registry'), () => {
  it('is valid, and its index that is not YAML is a warning', async () => {
    const report = await runOn(validate, REAL_REGISTRY);
    expect(report.status).toBe('passed');
    expect(report.summary).toMatchObject({ capabilities: 184, skills: 40, failed: 0 });
    const failed = report.checks.filter((check) => !check.passed);
    expect(failed).toMatchObject([{ check_id: 'index.unparsable', severity: 'warning' }]);
    expect(failed[0]?.location?.file).toBe('capabilities/_index.yaml');
  });

  it('fails by its five expired capabilities', async () => {
    const environment = { GONOGO_FAKE_DAY: '2026-11-22' };
    const report = await runOn(sunset, REAL_REGISTRY, { environment });
    const failed = report.checks.filter((check) => !check.passed);
    expect(report.status).toBe('failed');
    expect(failed.map(({ check_id, location }) => [check_id, location?.file])).toEqual([
      ['sunset.expired', 'capabilities/evaluation.catalog.detect.yaml'],
      ['sunset.expired', 'capabilities/evaluation.catalog.rank.yaml'],
      ['sunset.expired', 'capabilities/reasoning.plan.split.yaml'],
      ['sunset.expired', 'capabilities/reasoning.task.decompose.yaml'],
      ['sunset.expired', 'capabilities/reasoning.task.plan.yaml'],
    ]);
  });

  it('passes on the day of the sunset itself', async () => {
    const environment = { GONOGO_FAKE_DAY: '2026-09-30' };
    expect((await runOn(sunset, REAL_REGISTRY, { environment })).status).toBe('passed');
  });

  it.each([skillGuardrailsControl, capabilityGuardrailsControl, catalog])(
    'passes $id',
    async (control) => {
      expect((await runOn(control, REAL_REGISTRY)).status).toBe('passed');
    },
  );
});
