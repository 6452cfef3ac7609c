export { controls } from './controls.js';
export {
  CATALOG_FILES,
  type CatalogFile,
  type CatalogSources,
  generateCatalog,
} from './catalog/generate.js';
export { loadYaml } from './yaml/load.js';
export type * from './yaml/types.js';
