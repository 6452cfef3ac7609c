import type { Marker } from '@gonogo/core';

/** Every control of this package governs the repository whose workflows they are; its project is `.github`. */
export const workflowsMarker: Marker = {
  pattern: '.github/workflows/*.{yml,yaml}',
  project: '..',
  subject: '../..',
};
