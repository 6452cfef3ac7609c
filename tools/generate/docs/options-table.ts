import type { AnyOptions } from '../../../packages/core/src/control/types';
import { toJsonSchema } from '../json-schema';
import { alignedTable, code, fenced } from './markdown';

/** The parts of JSON Schema that options are written in. */
interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly const?: unknown;
}

interface Option {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
}

/** Longer defaults are shown below the table. */
const MAX_IN_CELL = 60;

/** Options as a table; those of objects in a list too, as `list[].name`. Long defaults follow it. */
export function optionsTable(options: AnyOptions): string {
  const schema = toJsonSchema(options, { title: '' }) as Schema;
  const rows = optionsOf(schema, '');
  if (rows.length === 0) return 'It has no options.';
  const table = alignedTable([
    ['Option', 'Type', 'Default', 'Meaning'],
    ...rows.map((option) => [
      code(option.name),
      describeType(option.schema),
      describeDefault(option),
      option.schema.description ?? '',
    ]),
  ]);
  const long = rows.filter(({ schema: { default: value } }) => !fitsCell(value));
  return [
    table,
    ...long.map(
      ({ name, schema: { default: value } }) =>
        `The default of ${code(name)}:\n\n<!-- prettier-ignore -->\n${fenced('json', JSON.stringify(value, null, 2))}`,
    ),
  ].join('\n\n');
}

function optionsOf({ properties = {}, required = [] }: Schema, prefix: string): Option[] {
  return Object.entries(properties).flatMap(([key, schema]) => {
    const name = `${prefix}${key}`;
    const own = { name, schema, required: required.includes(key) };
    return [own, ...(schema.items === undefined ? [] : optionsOf(schema.items, `${name}[].`))];
  });
}

function describeType(schema: Schema): string {
  const { type, items, additionalProperties, anyOf } = schema;
  if (anyOf !== undefined) return anyOf.map(describeType).join(' or ');
  if (schema.const !== undefined) return code(JSON.stringify(schema.const));
  if (schema.enum !== undefined) return schema.enum.map((word) => code(String(word))).join(', ');
  if (type === 'array') return `list of ${plural(describeType(items ?? {}))}`;
  if (type !== 'object') return `${type ?? 'any'}${describeRange(schema)}`;
  return typeof additionalProperties === 'object'
    ? `object of ${plural(describeType(additionalProperties))}`
    : 'object';
}

function plural(type: string): string {
  return /^(string|number|integer|boolean|object)$/.test(type) ? `${type}s` : type;
}

function describeRange({ minimum, maximum }: Schema): string {
  const from = minimum === undefined ? '' : ` from ${minimum}`;
  // The largest integer that is exact is no limit that anyone set.
  const to = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? '' : ` to ${maximum}`;
  return from + to;
}

function fitsCell(value: unknown): boolean {
  return value === undefined || JSON.stringify(value).length <= MAX_IN_CELL;
}

function describeDefault({ schema: { default: value }, required }: Option): string {
  if (value === undefined) return required ? 'required' : '';
  return fitsCell(value) ? code(JSON.stringify(value)) : 'see below';
}
