import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { toJsonSchema } from './json-schema';

/** An executor as its module in `src/executors/<name>/executor.ts` describes it. */
interface ExecutorModule {
  readonly default: Partial<ExecutorDescription>;
  readonly schema?: z.ZodObject;
  readonly description?: string;
}

interface ExecutorDescription {
  readonly schema: z.ZodObject;
  readonly description: string;
}

/**
 * Everything in the repository that is generated from the zod definitions, for one package.
 *
 * @param packageFolder absolute path
 * @returns texts by path relative to the package
 */
export function generatedFiles(packageFolder: string): Map<string, string> {
  const files = new Map<string, string>();
  const executors: Record<string, unknown> = {};
  for (const name of executorNames(packageFolder)) {
    const folder = join(packageFolder, 'src/executors', name);
    const { schema, description } = loadExecutor(folder);
    const schemaPath = `schemas/${name}.executor.schema.json`;
    files.set(schemaPath, serialize(toJsonSchema(schema, { title: name, description })));
    const hasBatch = existsSync(join(folder, 'batch-executor.ts'));
    executors[name] = {
      implementation: `./dist/executors/${name}/executor`,
      ...(hasBatch && {
        batchImplementation: `./dist/executors/${name}/batch-executor`,
        preferBatch: true,
      }),
      schema: `./${schemaPath}`,
      description,
    };
  }
  files.set('executors.json', serialize({ executors }));
  for (const [name, schema] of publishedSchemas(packageFolder)) {
    files.set(`schemas/${name}`, serialize(toJsonSchema(schema, { title: name })));
  }
  return files;
}

function executorNames(packageFolder: string): string[] {
  const folder = join(packageFolder, 'src/executors');
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function loadExecutor(folder: string): ExecutorDescription {
  const loaded = require(join(folder, 'executor.ts')) as ExecutorModule;
  const schema = loaded.schema ?? loaded.default.schema;
  const description = loaded.description ?? loaded.default.description;
  if (schema === undefined || description === undefined) {
    throw new TypeError(`${folder}: an executor has a "schema" and a "description"`);
  }
  return { schema, description };
}

function publishedSchemas(packageFolder: string): [string, z.ZodType][] {
  const path = join(packageFolder, 'src/published-schemas.ts');
  if (!existsSync(path)) return [];
  const loaded = require(path) as { publishedSchemas: Record<string, z.ZodType> };
  return Object.entries(loaded.publishedSchemas);
}

function serialize(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
