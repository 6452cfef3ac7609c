import { z } from 'zod';

/**
 * The JSON Schema of a zod definition, in the form that Nx can read: draft-07, so that references go to `definitions`.
 * Its input side is described: what a person may write, defaults left out.
 */
export function toJsonSchema(
  schema: z.ZodType,
  about: { readonly title: string; readonly description?: string },
): Record<string, unknown> {
  const { $schema, ...body } = z.toJSONSchema(schema, { target: 'draft-07', io: 'input' });
  return { $schema, title: about.title, description: about.description, ...body };
}
