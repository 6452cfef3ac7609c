import { controlExecutor } from '@gonogo/core';
import { validate } from '../../controls/validate/control.js';

/** Runs the validation of a registry. */
export default controlExecutor(validate);
