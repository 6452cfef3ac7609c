import { controlExecutor } from '@gonogo/core';
import { requiredStatusChecks } from '../../controls/required-status-checks/control.js';

export default controlExecutor(requiredStatusChecks);
