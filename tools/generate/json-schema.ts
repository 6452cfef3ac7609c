import { z } from 'zod';

/**
 * The JSON Schema of a zod definition, in the form that Nx can read: draft-07, so that references go to `definitions`.
 * Its input side is described: what a person may write, defaults left out.
 */
export function toJsonSchema(
  schema: z.ZodType,
  about: { readonly title: string; readonly description?: string },
): Record<string, unknown> {
  const { $schema, ...body } = z.toJSONSchema(schema, {
    target: 'draft-07',
    io: 'input',
    override: ({ jsonSchema }) => allowAnyValue(jsonSchema),
  });
  return { $schema, title: about.title, description: about.description, ...body };
}

/** Nx takes an empty schema to refuse lists and objects, which by the standard it allows like `true`. */
function allowAnyValue(jsonSchema: { additionalProperties?: unknown }): void {
  const { additionalProperties } = jsonSchema;
  if (typeof additionalProperties !== 'object' || additionalProperties === null) return;
  if (Object.keys(additionalProperties).length === 0) jsonSchema.additionalProperties = true;
}
