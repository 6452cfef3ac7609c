import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { createRequire } from 'node:module';
import { toJsonSchema } from './json-schema';

/** An executor or generator, as its module describes it: by exports of its own, or on its default export. */
interface DescribedModule {
  readonly default: Partial<Description>;
  readonly schema?: z.ZodObject;
  readonly description?: string;
  /** A generator that people do not run themselves. */
  readonly hidden?: boolean;
}

interface Description {
  readonly schema: z.ZodObject;
  readonly description: string;
  readonly hidden?: boolean;
}

type Kind = 'executor' | 'generator';

/**
 * Everything in the repository that is generated from the zod definitions, for one package.
 *
 * @param packageFolder absolute path
 * @returns texts by path relative to the package
 */
export function generatedFiles(packageFolder: string): Map<string, string> {
  const files = new Map<string, string>();
  addList(files, packageFolder, 'executor');
  addList(files, packageFolder, 'generator');
  for (const [name, schema] of publishedSchemas(packageFolder)) {
    files.set(`schemas/${name}`, serialize(toJsonSchema(schema, { title: name })));
  }
  return files;
}

/** The list that Nx reads (`executors.json` or `generators.json`), and the schema of each entry. */
function addList(files: Map<string, string>, packageFolder: string, kind: Kind): void {
  const entries: Record<string, unknown> = {};
  for (const name of namesOf(packageFolder, kind)) {
    const folder = join(packageFolder, `src/${kind}s`, name);
    const { schema, description, hidden } = describe(join(folder, `${kind}.ts`));
    const schemaPath = `schemas/${name}.${kind}.schema.json`;
    files.set(schemaPath, serialize(toJsonSchema(schema, { title: name, description })));
    entries[name] = {
      ...implementationOf(kind, name, folder),
      schema: `./${schemaPath}`,
      description,
      ...(hidden === true && { hidden }),
    };
  }
  files.set(`${kind}s.json`, serialize({ [`${kind}s`]: entries }));
}

/** Without `.js`, so that Nx finds the source where the repository runs its own plugins. */
function implementationOf(kind: Kind, name: string, folder: string): Record<string, unknown> {
  const path = `./dist/${kind}s/${name}`;
  if (kind === 'generator') return { factory: `${path}/generator` };
  return {
    implementation: `${path}/executor`,
    ...(existsSync(join(folder, 'batch-executor.ts')) && {
      batchImplementation: `${path}/batch-executor`,
      preferBatch: true,
    }),
  };
}

/** Folders with an executor or generator; what generators share lies beside them. */
function namesOf(packageFolder: string, kind: Kind): string[] {
  const folder = join(packageFolder, `src/${kind}s`);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, `${kind}.ts`)))
    .sort();
}

const load = createRequire(__filename);

function describe(path: string): Description {
  const loaded = load(path) as DescribedModule;
  const schema = loaded.schema ?? loaded.default.schema;
  const description = loaded.description ?? loaded.default.description;
  if (schema === undefined || description === undefined) {
    throw new TypeError(`${path}: a "schema" and a "description" are expected among its exports`);
  }
  return { schema, description, ...(loaded.hidden !== undefined && { hidden: loaded.hidden }) };
}

function publishedSchemas(packageFolder: string): [string, z.ZodType][] {
  const path = join(packageFolder, 'src/published-schemas.ts');
  if (!existsSync(path)) return [];
  const loaded = load(path) as { publishedSchemas: Record<string, z.ZodType> };
  return Object.entries(loaded.publishedSchemas);
}

function serialize(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
