import { join } from 'node:path';
import type { ControlDefinition } from '@gonogo/core';
import { goldenCases, runGoldenCase } from '@gonogo/core/testing';
import { capabilityGuardrailsControl } from './capability-guardrails/control.js';
import { catalog } from './catalog/control.js';
import { skillGuardrailsControl } from './skill-guardrails/control.js';
import { sunset } from './sunset/control.js';
import { validate } from './validate/control.js';

/** The day after the sunset of the capability that expires. */
const environment = { GONOGO_FAKE_DAY: '2026-07-01' };

describe.each<[string, ControlDefinition]>([
  ['validate', validate],
  ['skill-guardrails', skillGuardrailsControl],
  ['capability-guardrails', capabilityGuardrailsControl],
  ['sunset', sunset],
  ['catalog', catalog],
])('%s', (folder, control) => {
  const fixtures = join(__dirname, folder, 'fixtures');

  it.each(goldenCases(fixtures))('golden case %s', async (name) => {
    const { actual, expected } = await runGoldenCase(control, join(fixtures, name), {
      environment,
    });
    expect(actual).toEqual(expected);
  });
});
