import { controlExecutor } from '@gonogo/core';
import { skillGuardrailsControl } from '../../controls/skill-guardrails/control.js';

/** Runs the guardrails of a registry's skills. */
export default controlExecutor(skillGuardrailsControl);
