import { z } from 'zod';

/** JSON Schemas that the package publishes beside those of its executors. */
export const publishedSchemas = {
  'sync.generator.schema.json': z.strictObject({}),
};
