import type { AnyControl } from '@gonogo/core';
import { capabilityGuardrailsControl } from './controls/capability-guardrails/control.js';
import { catalog } from './controls/catalog/control.js';
import { writeCatalogs } from './controls/catalog/write-action.js';
import { skillGuardrailsControl } from './controls/skill-guardrails/control.js';
import { sunset } from './controls/sunset/control.js';
import { validate } from './controls/validate/control.js';

/** The registry's sequence, in the playbook's order (section 3.2). */
export const controls: readonly AnyControl[] = [
  validate,
  skillGuardrailsControl,
  capabilityGuardrailsControl,
  sunset,
  catalog,
  writeCatalogs,
];
