import { controlExecutor } from '@gonogo/core';
import { sunset } from '../../controls/sunset/control.js';

/** Judges the deprecated capabilities of a registry. */
export default controlExecutor(sunset);
