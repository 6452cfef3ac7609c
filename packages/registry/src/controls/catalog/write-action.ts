import { defineAction } from '@gonogo/core';
import { catalog, catalogOptions } from './control.js';

/** Writes what `evidence-registry-catalog` compares. Playbook 3.2. */
export const writeCatalogs = defineAction({
  id: 'catalog',
  title: 'Write the catalogs',
  description: "Generates a registry's catalogs and replaces all of them at once",
  playbook: catalog.playbook,
  marker: catalog.marker,
  options: catalogOptions,
  executor: '@gonogo/registry:catalog',
});
