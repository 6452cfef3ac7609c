import type { CheckDescription } from '@gonogo/core';
import { CAPABILITY_DOCUMENT } from '../document-checks.js';
import type { SunsetRule } from './judge-sunset.js';

/** Every check of the control. Registry rules, "Sunset". */
export const sunsetChecks: Readonly<Record<SunsetRule | 'capability.document', CheckDescription>> =
  {
    'capability.document': CAPABILITY_DOCUMENT,
    'sunset.replacement': {
      proves: 'A deprecated capability names what replaces it',
      fix: 'Add `replacement` with the id of a capability',
    },
    'sunset.deprecation_date': {
      proves: '`metadata.deprecation_date` is a day, as a string',
      fix: "Write it in quotes: `'2026-01-31'`",
    },
    'sunset.sunset_date': {
      proves: '`metadata.sunset_date` is a day, as a string',
      fix: "Write it in quotes: `'2026-06-30'`",
    },
    'sunset.order': {
      proves: 'The sunset comes after the deprecation',
      fix: 'Correct one of the dates',
    },
    'sunset.window': {
      proves: 'There are enough days from deprecation to sunset',
      fix: 'Move the sunset, or correct the option `minimumWindowDays`',
    },
    'sunset.expired': {
      proves: 'The day of the sunset is not over',
      fix: 'Remove the capability, or decide on another date',
    },
  };
