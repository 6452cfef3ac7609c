import { requiredStatusChecksSchema } from './controls/required-status-checks/schema.js';

/** JSON Schemas that the package publishes in `schemas/`, by file name. */
export const publishedSchemas = {
  'required-status-checks.schema.json': requiredStatusChecksSchema,
};
