import type { ControlPackage } from '@gonogo/core';
import { branchProtectionPolicy } from './controls/branch-protection-policy/control.js';
import { embeddedPython } from './controls/embedded-python/control.js';
import { gateFreshness } from './controls/gate-freshness/control.js';
import { requiredStatusChecks } from './controls/required-status-checks/control.js';

/** The controls of this package, in playbook order. Read on every Nx command, so nothing heavy is loaded here. */
export const controls: ControlPackage['controls'] = [
  gateFreshness,
  branchProtectionPolicy,
  requiredStatusChecks,
  embeddedPython,
];
