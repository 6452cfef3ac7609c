import type { Marker } from '@gonogo/core';

/** The registry's sequence of checks. */
export const PLAYBOOK = '3.2';

export const HELP = 'packages/registry/README.md';

/** A vocabulary beside capabilities makes the folder above a registry. */
export const MARKER: Marker = {
  pattern: '**/vocabulary/vocabulary.json',
  beside: ['../capabilities/*.yaml'],
  project: '..',
  subject: '..',
};
