import { bundleManifestSchema } from './controls/lifecycle/bundle-manifest-schema.js';

/** JSON Schemas that the package publishes in `schemas/`, by file name. */
export const publishedSchemas = { 'bundle-manifest.schema.json': bundleManifestSchema };
