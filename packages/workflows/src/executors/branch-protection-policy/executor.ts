import { controlExecutor } from '@gonogo/core';
import { branchProtectionPolicy } from '../../controls/branch-protection-policy/control.js';

export default controlExecutor(branchProtectionPolicy);
