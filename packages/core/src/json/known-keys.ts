import { z } from 'zod';

/**
 * The keys that a schema knows at a path, in the schema's order; of a union those of all its members.
 *
 * @returns an empty list where the schema has no object there
 */
export function knownKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const keys = schemasAt(schema, path).flatMap((found) =>
    found instanceof z.ZodObject ? Object.keys(found.shape) : [],
  );
  return [...new Set(keys)];
}

function schemasAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType[] {
  const members = unwrap(schema);
  const [segment, ...rest] = path;
  if (segment === undefined) return members;
  return members.flatMap((member) => stepInto(member, segment).flatMap((s) => schemasAt(s, rest)));
}

/** Takes off what does not change the place in the data: optional, nullable, default, union and the like. */
function unwrap(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrap);
  if (schema instanceof z.ZodIntersection)
    return [schema.def.left, schema.def.right].flatMap(unwrap);
  if (schema instanceof z.ZodPipe) return unwrap(schema.def.in);
  if (schema instanceof z.ZodLazy) return unwrap(schema.def.getter());
  const wrapped =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly;
  return wrapped ? unwrap(schema.def.innerType) : [schema];
}

function stepInto(schema: z.core.$ZodType, segment: PropertyKey): z.core.$ZodType[] {
  if (schema instanceof z.ZodObject) {
    const shape = schema.shape as Readonly<Record<string, z.core.$ZodType>>;
    const child = Object.hasOwn(shape, segment) ? shape[String(segment)] : undefined;
    return child === undefined ? [] : [child];
  }
  if (schema instanceof z.ZodArray) return [schema.def.element];
  return schema instanceof z.ZodRecord ? [schema.def.valueType] : [];
}
