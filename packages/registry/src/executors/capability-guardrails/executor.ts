import { controlExecutor } from '@gonogo/core';
import { capabilityGuardrailsControl } from '../../controls/capability-guardrails/control.js';

/** Runs the guardrails of a registry's capabilities. */
export default controlExecutor(capabilityGuardrailsControl);
