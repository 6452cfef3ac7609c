export { controls } from './controls.js';
export { branchProtectionPolicy } from './controls/branch-protection-policy/control.js';
export { embeddedPython } from './controls/embedded-python/control.js';
export { gateFreshness } from './controls/gate-freshness/control.js';
export { requiredStatusChecks } from './controls/required-status-checks/control.js';
export {
  requiredStatusChecksSchema,
  type RequiredStatusChecks,
} from './controls/required-status-checks/schema.js';
