import { resolve } from 'node:path';
import { runOn } from '@gonogo/core/testing';
import type { ControlDefinition } from '@gonogo/core';
import { controls } from '../controls.js';

const EXAMPLE = resolve(__dirname, '..', '..', '..', '..', 'examples', 'registry');

const evidence = controls.filter(
  (control): control is ControlDefinition => control.kind === 'evidence',
);

describe('the example registry', () => {
  it.each(evidence)('passes $id', async (control) => {
    const report = await runOn(control, EXAMPLE, {
      environment: { GONOGO_FAKE_DAY: '2026-11-22' },
    });
    const errors = report.checks.filter(({ passed, severity }) => !passed && severity === 'error');
    expect(errors).toEqual([]);
    expect(report.status).toBe('passed');
  });

  it('has capabilities and skills over all channels', async () => {
    const validate = evidence.find(({ id }) => id === 'registry-validate');
    const report = validate && (await runOn(validate, EXAMPLE));
    expect(report?.summary).toMatchObject({ capabilities: 13, skills: 6 });
  });
});
