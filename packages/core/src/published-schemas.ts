import { reportSchema } from './contracts/report.js';
import { pluginOptionsSchema } from './nx/inference/plugin-options.js';

/** JSON Schemas that the package publishes in `schemas/`, by file name. */
export const publishedSchemas = {
  'report.schema.json': reportSchema,
  'plugin-options.schema.json': pluginOptionsSchema,
};
