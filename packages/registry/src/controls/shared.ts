import type { Marker } from '@gonogo/core';

/** The registry's sequence of checks. */
export const PLAYBOOK = '3.2';

/** Folder of the pages that say how to fix what a control finds. */
export const PAGES = 'https://github.com/gonogo/gonogo/blob/main/docs/controls';

/** A vocabulary beside capabilities makes the folder above a registry. */
export const MARKER: Marker = {
  pattern: '**/vocabulary/vocabulary.json',
  beside: ['../capabilities/*.yaml'],
  project: '..',
  subject: '..',
};
