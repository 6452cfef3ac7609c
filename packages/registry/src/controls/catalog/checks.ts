import type { CheckDescriptions } from '@gonogo/core';
import { CAPABILITY_DOCUMENT, SKILL_DOCUMENT, VOCABULARY_DOCUMENT } from '../document-checks.js';

/** Every check of the control. Registry rules, "Catalog". */
export const catalogChecks: CheckDescriptions = {
  'capability.document': CAPABILITY_DOCUMENT,
  'skill.document': SKILL_DOCUMENT,
  'vocabulary.document': VOCABULARY_DOCUMENT,
  'catalog.current': {
    proves: 'The file is what the sources generate, byte for byte; it only appears where it holds',
    fix: 'Nothing is to do',
  },
  'catalog.stale': {
    proves: 'No file differs from what the sources generate; the first difference is named',
    fix: 'Run the target `catalog`, or `nx sync`, and commit the result',
  },
  'catalog.missing': {
    proves: 'All six files are there',
    fix: 'Run the target `catalog`, or `nx sync`, and commit the result',
  },
  'catalog.extra': {
    proves: 'The folder has no other JSON file',
    fix: 'Remove the file, or keep it in another folder',
  },
  'catalog.unreadable': {
    proves: 'Every file of the catalog can be read',
    fix: 'Run the target `catalog`, or `nx sync`, and commit the result',
  },
};
