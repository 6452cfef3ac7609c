import { z } from 'zod';

export const embeddedPythonOptions = z.strictObject({
  python_version: z
    .string()
    .regex(/^3\.\d+$/, 'must be a minor version such as "3.12", in quotes')
    .default('3.12')
    .describe('Python version of jobs whose actions/setup-python does not say one'),
  require_python_blocks: z
    .array(z.string().min(1))
    .default([])
    .describe(
      'Files, relative to the governed folder, that must hold at least one block of Python',
    ),
  workflows: z
    .array(z.string().min(1))
    .min(1)
    .default([
      '.github/workflows/*.{yml,yaml}',
      '.github/**/action.{yml,yaml}',
      'action.{yml,yaml}',
    ])
    .describe(
      'Globs of the workflows and composite actions to read, relative to the governed folder',
    ),
  interpreter: z
    .string()
    .min(1)
    .optional()
    .describe(
      'A real Python, such as "python3", that compiles (never runs) the code instead of the built-in parser; it judges by its own version, which is no part of the cache key',
    ),
});

export type EmbeddedPythonOptions = z.output<typeof embeddedPythonOptions>;
